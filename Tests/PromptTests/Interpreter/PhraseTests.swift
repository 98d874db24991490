import TestSupport
import Testing

@testable import Experiment
@testable import Prompt

struct PhraseTests {
  /// What people type gives what the command for it gives.
  @Test(arguments: [
    ("lambda 0.1", "set lambda 0.1"), ("λ 0.1", "set lambda 0.1"),
    ("lambda = 0.1", "set lambda 0.1"),
    ("eta 0.5", "set eta 0.5"), ("η 0.25", "set eta 0.25"), ("lr 0.1", "set eta 0.1"),
    ("m 20", "set batch 20"), ("seed 3", "set seed 3"), ("ETA", "print eta"), ("m", "print m"),
    ("accuracy", "print accuracy.test"), ("weights 1 3", "weights 1 --unit 3"),
    ("image 3", "show 3"), ("image test 3", "show test 3"), ("digit 3", "show 3"),
    ("loss", "cost"), ("gradient", "grad"), ("grad 1 12", "grad 1 --unit 12"),
    ("restart", "reset"),
  ])
  func runs(typed: String, line: String) throws {
    var one = Interpreter(data: try Samples.few(30))
    try one.type("batch", "forward", "backward")
    var other = one
    #expect(try one.type(typed) == other.type(line))
    #expect(one.session == other.session)
  }

  /// A sentence, and the line in it works.
  @Test(arguments: [
    ("test", "print accuracy.test"), ("train", "step 100"), ("train 10", "step 100"),
    ("test 3", "predict test 3"), ("delta 2 3", "delta 2 --image 3"),
    ("activations 1 3", "activations 1 --unit 3"), ("image", "show 3"), ("layers", "net"),
  ])
  func tells(typed: String, line: String) throws {
    var room = Interpreter(data: try Samples.few(30))
    try room.type("epoch", "batch", "forward", "backward")
    let sentence = try #require(try room.refusal(of: typed))
    #expect(sentence.contains(line) && !sentence.contains("#") && sentence.count <= 140)
    try room.type(line)
  }

  /// A value that is none is refused as by the command.
  @Test(arguments: [
    ("lambda x", "set lambda x"), ("eta 0,5", "set eta 0,5"), ("η -1", "set eta -1"),
  ])
  func refuses(typed: String, line: String) throws {
    var room = Interpreter(data: try Samples.few(30))
    #expect(try room.refusal(of: typed) == room.refusal(of: line))
    #expect(try room.refusal(of: line) != nil)
  }

  /// Whatever a command takes stays that command's.
  @Test func commandsComeFirst() throws {
    var room = Interpreter(data: try Samples.few(30))
    #expect(try room.type("weights 1").hasPrefix("W1 has 30 units"))
    #expect(try room.refusal(of: "weights 1 2 3")?.hasPrefix("weights takes one word") == true)
    #expect(try Phrase.translated(["step", "3"]) == ["step", "3"])
  }
}
