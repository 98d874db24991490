import TestSupport
import Testing

@testable import Experiment
@testable import Prompt

/// The line that `step`, `epoch`, `update` and `next` say of trouble that has just begun.
struct WarningLineTests {
  private static let trouble = ["set lambda 50", "l2 scale batch"]

  private func room(_ lines: [String]) throws -> Interpreter {
    var room = Interpreter(data: try Samples.few(30))
    for line in lines { try room.type(line) }
    return room
  }

  @Test(arguments: ["step", "step 1"])
  func onceAndAgainAfterUndo(line: String) throws {
    var room = try room(Self.trouble)
    let text = try room.type(line)
    #expect(text.contains("warning: L2 outweighs the data") && text.contains("type grad 1"))
    #expect(try !room.type("step").contains("warning"))
    try room.type("undo", "undo")
    #expect(try room.type(line) == text)
  }

  @Test func phaseByPhase() throws {
    var room = try room(Self.trouble + ["batch", "forward", "backward", "grad"])
    #expect(try room.type("update").contains("warning: "))
    try room.type("batch", "forward", "backward", "grad")
    #expect(try !room.type("update").contains("warning: "))

  }

  @Test func theSwitch() throws {
    var room = try room(["set warnings off"] + Self.trouble)
    #expect(try room.type("set").contains("warnings  off"))
    #expect(try !room.type("step").contains("warning"))
    #expect(try room.type("set warnings on").hasPrefix("warnings = on"))
    #expect(try !room.type("set").contains("warnings"))
    // What was true before is not new.
    #expect(try !room.type("step").contains("warning"))
    #expect(try room.type("print warnings").contains("1"))
  }

  @Test(arguments: [
    ("set warnings", "set warnings needs a value: set warnings off"),
    ("set warnings 7", "warnings are off or on: set warnings off"),
    ("set warnings maybe", "maybe is no number: set warnings off"),
    ("set eta on", "set eta needs a value: set eta 0.5"),
  ])
  func refusals(line: String, sentence: String) throws {
    var room = try room([])
    #expect(try room.refusal(of: line) == sentence)
  }
}
