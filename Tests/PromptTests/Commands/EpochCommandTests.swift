import Foundation
import Synchronization
import TestSupport
import TextRendering
import Testing

@testable import Experiment
@testable import Prompt

struct EpochCommandTests {
  @Test(arguments: [
    [], ["batch"], ["batch", "forward", "cost"], ["step 2"], ["step 2", "batch", "forward"],
    ["step 3"], ["batch", "batch", "batch"],
  ])
  func endsWhereTheEpochEnds(setup: [String]) throws {
    var room = Interpreter(data: try Samples.few(25))
    for line in setup { try room.type(line) }
    try room.type("epoch")
    #expect(room.session.position == 25)
    #expect(room.session.epoch == (setup == ["step 3"] ? 2 : 1))
    try room.type("epoch 2")
    #expect(room.session.position == 25)
    #expect(room.session.epoch == (setup == ["step 3"] ? 4 : 3))
  }

  /// A step on images chosen by hand is finished, and is none of the epoch's.
  @Test(arguments: [["step 1"], ["epoch 1"], []])
  func aStepOnImagesByHandComesBesides(before: [String]) throws {
    var room = Interpreter(data: try Samples.few(25))
    for line in before { try room.type(line) }
    let steps = room.session.stepCount
    try room.type("batch --images 3,17", "forward", "epoch")
    #expect(room.session.position == 25)
    #expect(room.session.stepCount == (before == ["epoch 1"] ? steps + 4 : 4))
    #expect(room.session.log.epochs.last?.step == room.session.stepCount)
  }

  /// Rows are shown as epochs end, and the page at the end is the last that was shown.
  @Test(arguments: [("epoch 4", 4), ("epoch 5 --every 2", 3), ("epoch", 1)])
  func rowsAreShownAsTheyCome(line: String, rows: Int) throws {
    var room = Interpreter(data: try Samples.few(25))
    let shown = Mutex<[String]>([])
    var work = Work()
    work.report = { found in
      shown.withLock { $0.append((found as? Page)?.string(in: .plain) ?? "") }
    }
    let text = try room.type(line, work: work)
    let pages = shown.withLock { $0 }
    #expect(pages.count == rows && pages.last == text)
    #expect(pages.map { $0.split(separator: "\n").count } == Array(2...(rows + 1)))
  }

  @Test func theTableSaysWhatPrintSays() throws {
    var room = Interpreter(data: try Samples.bundled())
    let text = try room.type("epoch")
    let accuracy = try #require(try room.measure("accuracy.test"))
    #expect(text.contains(String(format: "%.2f %%", accuracy * 100)), "\(text)")
  }

  /// Ctrl-C in the second of four epochs: each of the two ways on does what the sentence says.
  @Test(arguments: [("", ""), (" --every 2", " --every 2")])
  func aStoppedEpochSaysHowToGoOn(option: String, repeated: String) throws {
    var room = Interpreter(data: try Samples.few(25))
    let polls = Meter(Work(), polls: 6)
    let text = try room.type("epoch 4\(option)", work: polls.work)
    let sentence =
      "stopped after step 4, with every step kept: type epoch to finish this epoch, "
      + "or epoch 3\(repeated) for this one and 2 more"
    #expect(text.split(separator: "\n").suffix(2).joined(separator: " ").hasSuffix(sentence))
    var one = room
    try one.type("epoch")
    #expect(one.session.epoch == 2 && one.session.position == 25)
    try room.type("epoch 3\(repeated)")
    #expect(room.session.epoch == 4 && room.session.position == 25)
  }

  @Test func stoppedInTheOnlyEpochOrBetweenTwo() throws {
    let data = try Samples.few(25)
    var room = Interpreter(data: data)
    var polls = Meter(Work(), polls: 1)
    let inside = try room.type("epoch", work: polls.work)
    #expect(
      inside.hasSuffix(
        "stopped after step 2, with every step kept: type epoch to finish this epoch\n"
      )
    )
    room = Interpreter(data: data)
    polls = Meter(Work(), polls: 5)
    let between = try room.type("epoch 4", work: polls.work)
    #expect(between.hasSuffix("stopped after 1 of 4 epochs: type epoch 3 for the rest\n"))
    try room.type("epoch 3")
    #expect(room.session.epoch == 4 && room.session.position == 25)
  }

  /// Ctrl-C while the end of an epoch is measured: the steps are kept, and the next epoch comes next.
  @Test(arguments: [3, 4])
  func stoppedWhileMeasuring(polls: Int) throws {
    var room = Interpreter(data: try Samples.few(25))
    let text = try room.type("epoch 2", work: Meter(Work(), polls: polls).work)
    #expect(text.contains("stopped at the end of epoch 1, with every step kept"))
    #expect(text.hasSuffix("type epoch 1 for the rest\n"))
    #expect(room.session.stepCount == 3 && room.session.log.epochs.count == 0)
    var whole = Interpreter(data: try Samples.few(25))
    try whole.type("step 3")
    #expect(room.session.network == whole.session.network)
    try room.type("epoch")
    try whole.type("epoch")
    #expect(room.session.network == whole.session.network && room.session.epoch == 2)
    #expect("\(room.session.log.epochs)" == "\(whole.session.log.epochs)")
  }

  @Test(arguments: ["epoch 0", "epoch -1", "epoch 1000001", "epoch x"])
  func refused(line: String) throws {
    var room = Interpreter(data: try Samples.few(25))
    #expect(try room.refusal(of: line) != nil)
  }

  /// η so large that weights overflow: the sentence, no trap, and undo brings the session back.
  @Test func overflowIsSaid() throws {
    var room = Interpreter(data: try Samples.few(25))
    try room.type("set eta 1e6", "set lambda 1e9")
    let before = Snapshot(room.session)
    #expect(try room.type("step 60").contains("no longer finite"))
    for line in ["batch", "forward", "cost", "backward", "grad", "update", "epoch", "weights 1"] {
      try room.type(line)
    }
    try room.type("undo 100", "redo 2")
    #expect(Snapshot(room.session) == before)
  }
}
