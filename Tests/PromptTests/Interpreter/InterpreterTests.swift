import TextRendering
import TestSupport
import Testing

@testable import Experiment
@testable import Prompt

struct InterpreterTests {
  @Test func enterRepeatsTheLastSteppingCommand() throws {
    var room = Interpreter(data: try Samples.few(30))
    #expect(try room.type("") == "")
    try room.type("step 2", "where", "", "   ", "# a comment")
    #expect(room.session.stepCount == 6)
    // undo is no step: Enter goes on with the last one.
    try room.type("undo")
    #expect(room.session.stepCount == 4)
    try room.type("")
    #expect(room.session.stepCount == 6)
  }

  @Test func aRefusedLineIsNotRepeated() throws {
    var room = Interpreter(data: try Samples.few(30))
    try room.type("step")
    #expect(try room.refusal(of: "step 0") != nil)
    try room.type("")
    #expect(room.session.stepCount == 2)
  }

  /// Any line at all: a page within 80 columns or one sentence, and the session goes on.
  @Test func fiveThousandRandomLines() throws {
    let folder = try TemporaryFolder()
    var lines = RandomLines(seed: 11, folder: folder.path)
    var room = Interpreter(data: try Samples.few(30))
    var refused = 0
    for _ in 0..<5_000 {
      let line = lines.next()
      let (before, undoable) = (room.session, room.timeline.count)
      do {
        let page = try room.enter(line)
        let wrong = page.lines(in: .plain).filter {
          (Text($0).width > 80 && !$0.contains(folder.path)) || $0.last?.isWhitespace == true
        }
        if !wrong.isEmpty { Issue.record("\(line): \(wrong)") }
      } catch {
        refused += 1
        // What is refused leaves no trace: nothing is another, and nothing can be undone for it.
        #expect(room.session == before && room.timeline.count == undoable, "\(line)")
        let sentence = String(describing: error)
        #expect(!sentence.isEmpty && !sentence.contains("\n"), "\(line): \(sentence)")
      }
    }
    // Neither all sense nor all nonsense.
    #expect((1_000...4_000).contains(refused), "\(refused) of 5,000 refused")
    try room.type("data all", "net 784-30-10", "set eta 0.5", "set batch 10", "step")
    #expect(room.session.stepCount == 1 && room.session.network.isFinite)
  }
}
