import TestSupport
import Testing

@testable import Experiment
@testable import Prompt

struct TravelTests {
  private static let lines = [
    "batch", "forward", "cost", "backward", "backward 2", "backward 1", "grad", "update", "next",
    "step", "step 3", "epoch", "batch --images 3,17", "l2 off", "l2 on", "l2 scale batch",
    "l2 scale dataset", "set eta 0.1", "set batch 7", "set lambda 2", "set seed 4", "net 784-5-10",
    "net --activation relu", "data subset 20", "data all", "where", "grad 1", "weights 1",
  ]

  /// Random lines; after all undos the start, after all redos the end, and each place between.
  @Test(arguments: 1...12)
  func undoAndRedoAreExact(seed: UInt64) throws {
    var room = Interpreter(data: try Samples.few(30))
    var dice = Dice(seed: seed)
    var states = [Snapshot(room.session)]
    for _ in 0..<40 {
      let before = room.session
      _ = try room.refusal(of: dice.pick(Self.lines))
      if room.session != before { states.append(Snapshot(room.session)) }
      #expect(Snapshot(room.session) == states.last)
    }
    for state in states.dropLast().reversed() {
      try room.type("undo")
      #expect(Snapshot(room.session) == state)
    }
    #expect(try room.refusal(of: "undo") == "there is nothing to undo")
    for state in states.dropFirst() {
      try room.type("redo")
      #expect(Snapshot(room.session) == state)
    }
    #expect(try room.refusal(of: "redo") == "there is nothing to redo")
    if states.count > 2 {
      try room.type("undo \(states.count - 1)")
      #expect(Snapshot(room.session) == states.first)
      try room.type("redo \(states.count * 2)")
      #expect(Snapshot(room.session) == states.last)
    }
  }

  /// Going back and on again leads where it led before: nothing random is hidden.
  @Test func theSameFutureComesTwice() throws {
    var room = Interpreter(data: try Samples.few(25))
    try room.type("step 2", "epoch", "step 2")
    let end = Snapshot(room.session)
    try room.type("undo 2", "epoch", "step 2")
    #expect(Snapshot(room.session) == end)
  }

  @Test func aNewCommandLeavesNothingToRedo() throws {
    var room = Interpreter(data: try Samples.few(25))
    try room.type("step", "undo", "batch")
    #expect(try room.refusal(of: "redo") == "there is nothing to redo")
  }

  @Test func looksArePassedOver() throws {
    var room = Interpreter(data: try Samples.few(25))
    try room.type("batch", "forward")
    // The second forward finds what is known already: it changes nothing either.
    let text = try room.type("where", "activations 1", "forward", "where", "undo")
    #expect(text.hasPrefix("undone: forward\n"))
    #expect(room.session.step?.phase == .batch)
  }

  @Test func moreThanThereWereIsAllOfThem() throws {
    var room = Interpreter(data: try Samples.few(25))
    let start = Snapshot(room.session)
    try room.type("step", "batch", "forward", "set eta 0.1")
    let text = try room.type("undo 50")
    #expect(
      text.hasPrefix(
        "undone: set eta 0.1\nundone: forward\nundone: batch\nundone: step\n"
          + "4 undone of 50: there were no more\n0 steps done"
      )
    )
    #expect(Snapshot(room.session) == start)
    #expect(try room.type("redo 9").contains("\n4 redone of 9: there were no more\n"))
  }

  /// What is done and what is next stand apart, also half-way through the backward pass.
  @Test func thePlaceSaysWhatIsNext() throws {
    var room = Interpreter(data: try Samples.few(25))
    for (line, end) in [
      ("batch", "done: batch\nnext: forward → cost → backward → grad → update\n"),
      ("forward", "done: batch → forward\nnext: cost → backward → grad → update\n"),
      (
        "backward 2",
        "done: batch → forward → cost → backward down to layer 2\nnext: backward 1 → grad → update\n"
      ),
      ("backward", "done: batch → forward → cost → backward\nnext: grad → update\n"),
      ("grad", "done: batch → forward → cost → backward → grad\nnext: update\n"),
      (
        "update",
        "done: batch → forward → cost → backward → grad → update\nnext: batch, the next mini-batch\n"
      ),
    ] {
      try room.type(line)
      #expect(try room.type("where").hasSuffix(end), "\(line)")
    }
  }

  /// Of a large network thirty single steps can be undone, to the bit, within the memory that there is.
  @Test func thirtyStepsOfALargeNetworkAreKept() throws {
    var room = Interpreter(data: try Samples.few(300))
    try room.type("net 784-512-256-10", "set batch 128", "step")
    let one = room.session
    for _ in 0..<30 { try room.type("step") }
    #expect(room.timeline.bytes <= Limits.historyBytes)
    try room.type("undo 30")
    #expect(room.session == one)
  }

  /// What the log samples does not depend on how commands were cut.
  @Test func stepsAtOnceAndInPiecesDrawTheSamePlot() throws {
    var whole = Interpreter(data: try Samples.few(300))
    var pieces = whole
    try whole.type("step 400")
    for _ in 0..<4 { try pieces.type("step 100") }
    let names = "plot cost cost.data grad.data.1"
    #expect(try whole.type(names) == pieces.type(names))
    #expect(whole.session.log == pieces.session.log)
  }

  /// The log is shared by the sessions that are kept, and its ends of epochs are counted.
  @Test func endsOfEpochsAreNotKeptOverAndOver() throws {
    var room = Interpreter(data: try Samples.few(25))
    try room.type("data subset 1", "net 784-1-10", "epoch 300 --every 300")
    let before = room.timeline.bytes
    for _ in 0..<100 { try room.type("epoch") }
    #expect(room.timeline.bytes - before < 100 * 60_000)
  }

  @Test(arguments: ["undo 0", "undo -1", "redo 0", "undo x", "undo 1 2"])
  func refused(line: String) throws {
    var room = Interpreter(data: try Samples.few(25))
    try room.type("step")
    let before = Snapshot(room.session)
    #expect(try room.refusal(of: line) != nil)
    #expect(Snapshot(room.session) == before)
  }
}
