import Foundation
import TestSupport
import Testing

@testable import Experiment
@testable import Prompt

struct SessionTrainingTests {
  private static let phases = ["batch", "forward", "cost", "backward", "grad", "update"]
  private static let nets = [
    "net 784-30-10", "net 784-12-11-10 --activation tanh --cost quadratic",
    "net 784-9-10 --activation relu",
  ]

  private func room(_ net: String) throws -> Interpreter {
    var room = Interpreter(data: try Samples.few(95))
    try room.type(net)
    return room
  }

  /// By hand, phase by phase, in whole steps and in an epoch: one network, bit for bit.
  ///
  /// The last of ten batches is short.
  @Test(arguments: nets)
  func everyWayGivesTheSameBits(net: String) throws {
    var byHand = try room(net)
    for _ in 0..<10 { for line in Self.phases { try byHand.type(line) } }
    let expected = byHand.session.network.fingerprint

    var byLayer = try room(net)
    for _ in 0..<10 {
      try byLayer.type("batch", "forward")
      for l in (1...byLayer.session.network.layers.count).reversed() {
        try byLayer.type("backward \(l)")
      }
      try byLayer.type("grad w2[0,0]", "update")
    }
    #expect(byLayer.session.network.fingerprint == expected)

    var byNext = try room(net)
    let phases = 5 + byNext.session.network.layers.count
    for _ in 0..<10 * phases { try byNext.type("next") }
    #expect(byNext.session.network.fingerprint == expected)

    for line in ["step 10", "epoch"] {
      for threads in [1, 2, 3, 7] {
        var room = try room(net)
        try room.type(line, work: Work(threads: threads))
        #expect(room.session.network.fingerprint == expected, "\(line), \(threads) threads")
        #expect(room.session.stepCount == 10)
      }
    }
  }

  /// Long runs take the fast way between samples; the bits are the same.
  @Test func longRunsAreManySteps() throws {
    var one = Interpreter(data: try Samples.bundled())
    var two = one
    try one.type("step 501")
    for _ in 0..<167 { try two.type("step 3") }
    #expect(one.session.network.fingerprint == two.session.network.fingerprint)
    #expect(one.session.step?.found.forward == two.session.step?.found.forward)
    #expect(one.session.step?.found.dataGradient == two.session.step?.found.dataGradient)
    #expect(one.session.step?.applied == two.session.step?.applied)
    try one.type("epoch")
    try two.type("step 299", "step 200")
    #expect(one.session.network.fingerprint != two.session.network.fingerprint)
    try two.type("undo 2", "step 299")
    #expect(one.session.network.fingerprint == two.session.network.fingerprint)
  }

  @Test func threeStepsAreThreeTimesOne() throws {
    var one = try room(Self.nets[0])
    var two = one
    try one.type("step 3")
    try two.type("step", "step", "step")
    #expect(Snapshot(one.session) == Snapshot(two.session))
  }

  /// A step that was begun is finished and counts as one, wherever it stands.
  @Test(arguments: 1...5)
  func aBegunStepIsFinished(phasesDone: Int) throws {
    for line in ["step 4", "epoch"] {
      var begun = try room(Self.nets[1])
      var whole = begun
      for phase in Self.phases.prefix(phasesDone) { try begun.type(phase) }
      try begun.type(line)
      try whole.type(line)
      #expect(Snapshot(begun.session) == Snapshot(whole.session), "\(line)")
    }
  }

  @Test func aBegunLayerIsFinished() throws {
    var begun = try room(Self.nets[1])
    var whole = begun
    try begun.type("batch", "forward", "backward 3", "step")
    try whole.type("step")
    #expect(Snapshot(begun.session) == Snapshot(whole.session))
  }

  /// n = 1005, m = 10: the last of 101 batches has five images, and each image comes once.
  @Test(arguments: [("1005", "10"), ("1000", "10"), ("7", "10"), ("1", "1"), ("100", "7")])
  func theLastBatchMayBeShort(n: String, m: String) throws {
    var room = Interpreter(data: try Samples.bundled())
    try room.type("data subset \(n)", "set batch \(m)")
    let (n, m) = (try #require(Int(n)), try #require(Int(m)))
    var seen: [Int] = []
    var sizes: [Int] = []
    repeat {
      try room.type("batch")
      let batch = try #require(room.session.step).batch.indices
      seen += batch
      sizes.append(batch.count)
    } while seen.count < n
    #expect(seen.sorted() == Array(0..<n))
    #expect(sizes.count == (n + m - 1) / m && sizes.dropLast().allSatisfy { $0 == m })
    // The last batch is under way: that step ends epoch 1.
    try room.type("epoch")
    #expect(room.session.epoch == 1 && room.session.stepCount == 1)
    try room.type("epoch")
    #expect(room.session.epoch == 2 && room.session.stepCount == 1 + sizes.count)
  }

  @Test(arguments: 1...6)
  func changingMOnTheWayVisitsEachImageOnce(seed: UInt64) throws {
    var room = Interpreter(data: try Samples.few(95))
    var dice = Dice(seed: seed)
    var seen: [Int] = []
    while seen.count < 95 {
      try room.type("set batch \(1 + dice.roll(20))", "step")
      seen += try #require(room.session.step).batch.indices
    }
    #expect(seen.sorted() == Array(0..<95))
    #expect(room.session.epoch == 1)
    try room.type("set batch 4", "step", "set batch 10", "epoch")
    #expect(room.session.epoch == 2 && room.session.position == 95)
  }

  /// Ctrl-C after `polls` looks: whole steps, all of them kept.
  @Test(arguments: [0, 1, 5, 37])
  func interruptsKeepWholeSteps(polls: Int) throws {
    let counter = Counter()
    let work = Work(isInterrupted: { counter.next() > polls })
    var stopped = try room(Self.nets[0])
    let text = try stopped.type("step 1000", work: work)
    let steps = stopped.session.stepCount
    #expect(steps == polls + 1)
    #expect(text.contains("stopped after \(steps) of 1000 steps; every one of them is kept"))
    #expect(stopped.session.step?.phase == .update)
    var whole = try room(Self.nets[0])
    try whole.type("step \(steps)")
    #expect(Snapshot(stopped.session).network == Snapshot(whole.session).network)
    #expect(Snapshot(stopped.session).place == Snapshot(whole.session).place)
    try stopped.type("undo")
    #expect(stopped.session.stepCount == 0)
  }

  @Test(arguments: [3, 12])
  func anInterruptedEpochGoesOn(polls: Int) throws {
    let counter = Counter()
    var stopped = try room(Self.nets[0])
    let text = try stopped.type(
      "epoch 3",
      work: Work(isInterrupted: { counter.next() > polls })
    )
    #expect(text.contains("stopped after"))
    #expect(stopped.session.step?.phase == .update)
    while stopped.session.epoch < 3 || stopped.session.position < 95 { try stopped.type("epoch") }
    var whole = try room(Self.nets[0])
    try whole.type("epoch 3")
    #expect(stopped.session.network.fingerprint == whole.session.network.fingerprint)
    #expect("\(stopped.session.log.epochs)" == "\(whole.session.log.epochs)")
  }

  @Test func progressGoesFromNothingToAll() throws {
    let seen = Collected()
    var room = try room(Self.nets[0])
    try room.type("epoch 10", work: Work(progress: { fraction, _ in seen.add(fraction) }))
    #expect(seen.all.allSatisfy { (0...1).contains($0) } && seen.all == seen.all.sorted())
  }
}

/// Counts calls, from 1.
private final class Counter: @unchecked Sendable {
  private let lock = NSLock()
  private var count = 0

  func next() -> Int {
    lock.withLock {
      count += 1
      return count
    }
  }
}

/// Keeps what it is given.
private final class Collected: @unchecked Sendable {
  private let lock = NSLock()
  private var values: [Double] = []

  var all: [Double] { lock.withLock { values } }

  func add(_ value: Double) {
    lock.withLock { values.append(value) }
  }
}
