import Foundation
import Mistakes
import Synchronization
import TestSupport
import Testing

@testable import Experiment
@testable import Prompt

struct CompareCommandTests {
  /// What twins differ in, and the lines that do the same to each outside.
  private static let switches: [(String, [[String]])] = [
    ("l2", [["l2 on"], ["l2 off"]]),
    ("l1 off on", [["l1 off"], ["l1 on"]]),
    ("lambda 0 0.5 5", [["set lambda 0"], ["set lambda 0.5"], ["set lambda 5"]]),
    ("lambda1 0.1 3", [["set lambda1 0.1"], ["set lambda1 3"]]),
    ("eta 0.001 0.5 20", [["set eta 0.001"], ["set eta 0.5"], ["set eta 20"]]),
    ("mu 0 0.9", [["set mu 0"], ["set mu 0.9"]]),
    ("scale dataset batch", [["l2 scale dataset"], ["l2 scale batch"]]),
    (
      "l1-scale dataset batch none",
      [["l1 scale dataset"], ["l1 scale batch"], ["l1 scale none"]]
    ),
    ("init small large", [["net --init small"], ["net --init large"]]),
    (
      "cost",
      [["net --cost cross-entropy"], ["net --cost quadratic"], ["net --cost log-likelihood"]]
    ),
    ("activation tanh relu", [["net --activation tanh"], ["net --activation relu"]]),
    ("rule sgd momentum", [["rule sgd"], ["rule momentum"]]),
    ("seed 1 2 3", [["set seed 1"], ["set seed 2"], ["set seed 3"]]),
    ("bug slope-forgotten", [[], []]),
    ("batch 1 10 50", [["set batch 1"], ["set batch 10"], ["set batch 50"]]),
  ]

  /// What a switch needs to have an effect.
  private static let needs = [
    "lambda1": ["l1 on"], "l1-scale": ["l1 on"], "mu": ["rule momentum"],
  ]

  /// Every switch is among those that are tried.
  @Test func noSwitchIsMissing() {
    let tried = Self.switches.map { $0.0.prefix { $0 != " " } }
    #expect(Set(tried.map(String.init)) == Set(Switch.all.map(\.name)))
  }

  /// A session in the middle of an epoch whose last mini-batch is short, with a step begun.
  private func begun() throws -> Interpreter {
    var room = Interpreter(data: try Samples.few(95))
    try room.type("net 784-6-10", "step 4", "batch", "forward")
    return room
  }

  /// A twin and the same run outside: the same to the last bit, the log among it.
  @Test(arguments: switches)
  func aTwinIsTheSameRunAlone(values: String, changes: [[String]]) throws {
    var start = try begun()
    for line in Self.needs[String(values.prefix { $0 != " " })] ?? [] { try start.type(line) }
    for threads in [1, 2, 3, 7] {
      for (length, line) in [("--steps 23", "step 23"), ("--epochs 2", "epoch 2")] {
        // Mini-batches of other sizes have no common number of steps.
        if values.hasPrefix("batch"), length.hasPrefix("--steps") { continue }
        var room = start
        try room.type("compare \(values) \(length)", work: Work(threads: threads))
        #expect(Snapshot(room.session) == Snapshot(start.session))
        for (index, change) in changes.enumerated() {
          var twin = room
          var alone = start
          try twin.type("compare keep \(index + 1)")
          if values.hasPrefix("bug") {
            alone.session.plant(index == 0 ? nil : Mistake.named("slope-forgotten"))
          }
          for line in change + [line] { try alone.type(line) }
          #expect(
            Snapshot(twin.session) == Snapshot(alone.session),
            "\(values), twin \(index + 1), \(length), \(threads) threads"
          )
        }
      }
    }
  }

  /// Asked so often, the answer is to stop.
  private static func work(stoppingAfter polls: Int, threads: Int) -> Work {
    let left = Mutex(polls)
    return Work(
      isInterrupted: {
        left.withLock { left in
          left -= 1
          return left < 0
        }
      },
      threads: threads
    )
  }

  /// Stopped anywhere, all have seen the same images, and each is what so many steps are.
  @Test func stoppedAnywhere() throws {
    var dice = Dice(seed: 12)
    var start = Interpreter(data: try Samples.bundled())
    try start.type("net 784-4-10", "set batch 2")
    for values in ["eta 0.1 0.5 3", "batch 1 2 4", "l2"] {
      for _ in 0..<3 {
        let polls = dice.roll(12)
        var room = start
        let work = Self.work(stoppingAfter: polls, threads: 1 + dice.roll(3))
        let text = try room.type("compare \(values) --epochs 4", work: work)
        let twins = try #require(room.twins)
        #expect(twins.isInterrupted == text.contains("stopped where all"))
        #expect(Set(twins.twins.map { [$0.session.epoch, $0.session.position] }).count == 1)
        for (index, twin) in twins.twins.enumerated() {
          var alone = start.session
          try twins.difference.put(twin.value, into: &alone, work: Work())
          while alone.stepCount < twin.session.stepCount {
            let left = twin.session.stepCount - alone.stepCount
            let toEnd = alone.stepsLeftInEpoch
            _ = try alone.train(steps: min(left, toEnd), work: Work(), label: "")
            if left >= toEnd { _ = try alone.logEpoch(work: Work()) }
          }
          #expect(Snapshot(alone) == Snapshot(twin.session), "\(values), \(index), \(polls)")
        }
      }
    }
  }

  /// Where it was stopped it stops again, whatever the number of threads.
  @Test func theSamePollsStopAtTheSamePlace() throws {
    var start = Interpreter(data: try Samples.bundled())
    try start.type("net 784-4-10", "set batch 1")
    let texts = try [1, 2, 7].map { threads in
      var room = start
      return try room.type(
        "compare eta 0.1 0.5 3 --epochs 2",
        work: Self.work(stoppingAfter: 3, threads: threads)
      )
    }
    #expect(Set(texts).count == 1 && texts[0].contains("stopped"))
  }

  @Test func keepingIsUndone() throws {
    var room = try begun()
    let before = Snapshot(room.session)
    try room.type("compare eta 0.1 1 --steps 3")
    #expect(room.timeline.count == 4)
    let text = try room.type("compare keep 2")
    #expect(text.contains("twin 2 goes on: eta = 1"))
    let kept = Snapshot(room.session)
    #expect(kept.settings.eta == 1 && kept != before)
    #expect(try room.type("undo").contains("undone: compare keep 2"))
    #expect(Snapshot(room.session) == before)
    try room.type("redo")
    #expect(Snapshot(room.session) == kept)
    // The comparison is still there.
    try room.type("undo", "compare keep 1")
    #expect(room.session.settings.eta == 0.1)
  }

  /// A step of the twins: both ledgers, beside each other.
  @Test func theLedgersOfTheNextStep() throws {
    var room = Interpreter(data: try Samples.few(95))
    #expect(try room.refusal(of: "compare l2 --phase forward --entry delta1[3,2]") != nil)
    let before = Snapshot(room.session)
    let text = try room.type("compare l2 --phase grad")
    #expect(Snapshot(room.session) == before && room.twins == nil)
    let rows = text.split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
    try room.type("batch", "forward", "backward", "grad")
    let norm = Double(try #require(try room.measure("grad.l2.2")))
    let l2 = try #require(rows.last { $0.first == "L2" })
    #expect(abs(try #require(Double(l2[1])) / norm - 1) < 1e-4 && l2[2] == "off")
    let data = try #require(rows.last { $0.contains("data") })
    #expect(data.last == "same" && data[2] == data[3])
    // Of a step that was begun it is that step.
    #expect(try room.type("compare l2 --phase grad") == text)
    let entry = try room.type("compare l2 --phase grad --entry w2[3,7]")
    #expect(entry.contains("∂C/∂w2[3,7]") && entry.contains("off"))
    #expect(try room.refusal(of: "compare l2 --phase grad --entry w9[3,7]") != nil)
    #expect(try room.type("compare rule --phase update").contains("moved"))
    // Other seeds draw other images.
    let batch = try room.type("compare seed 1 2 --phase batch")
    #expect(batch.contains("m          10    10  same") && batch.contains("image 9"), "\(batch)")
    #expect(
      try room.type("compare eta 1 2 --phase batch").split(separator: "\n").dropFirst(2)
        .allSatisfy { $0.hasSuffix("same") }
    )
    // What is measured by another cost is no smaller for being a smaller number.
    let warning = "data costs of different kinds cannot be compared"
    #expect(try room.type("compare cost --steps 1").contains(warning))
    #expect(try !room.type("compare eta 1 2 --steps 1").contains(warning))
    for phase in Phase.allCases { try room.type("compare eta 1 2 --phase \(phase.command)") }
  }

  @Test(arguments: [
    "compare", "compare eta", "compare eta 1", "compare eta 0.5", "compare eta 1 1 2",
    "compare eta 1 2 3 4 5 6 7 8 9", "compare eta x 2", "compare eta 0 1", "compare l2 on",
    "compare l2 perhaps off", "compare it", "compare keep", "compare keep 1", "compare plot",
    "compare plot cost", "compare l2 --steps 0", "compare l2 --epochs -1",
    "compare l2 --steps 2 --epochs 2", "compare l2 --phase grad --steps 2",
    "compare l2 --entry w2[3,7]", "compare l2 --phase sideways", "compare lambda1 0 1",
    "compare mu 0 0.9", "compare seed 1 1.5", "compare batch 0 1", "compare batch 5 11",
    "compare --log", "compare l2 --log", "compare plot --log", "compare plot cost.data --log",
    "compare l2 --phase grad --entry 3",
  ])
  func refused(line: String) throws {
    var room = Interpreter(data: try Samples.few(10))
    let before = Snapshot(room.session)
    // One value alone is compared with that of now.
    if line == "compare eta 1" {
      #expect(try room.type(line + " --steps 1").contains("   2  1   "))
      return
    }
    #expect(try room.refusal(of: line) != nil)
    #expect(Snapshot(room.session) == before && room.twins == nil && room.timeline.count == 0)
  }

  @Test func theTableSaysWhatEachEndedWith() throws {
    var room = Interpreter(data: try Samples.few(95))
    let text = try room.type("compare lambda 0 5 --epochs 2")
    let row = try #require(text.split(separator: "\n").last { $0.hasPrefix("   2  5 ") })
    let cells = row.split(separator: " ").map(String.init)
    try room.type("compare keep 2")
    #expect(Double(cells[2]) == Double(fourDigits(try #require(try room.measure("cost.train")))))
    #expect(cells[3] == percent(try #require(try room.measure("accuracy.train"))))
    #expect(cells[5] == percent(try #require(try room.measure("accuracy.test"))))
    #expect(text.contains("2 parts from 1 in step 1, first in ∂C/∂W₁: ‖difference‖ = "))
    #expect(text.contains(" × ‖∂C/∂W₁‖\n"))
    #expect(try room.type("compare") == text)
    #expect(try room.type("compare plot weights.1").contains("2 = 5"))
  }

  /// What is printed unasked fits on a screen, the next prompt with it.
  @Test(arguments: [
    "l2 --epochs 3", "l2 --steps 50", "eta 0.001 0.5 20 --epochs 2", "lambda 0 0.5 5 --steps 120",
    "seed 1 2 3 4 5 6 7 8 --epochs 2", "init small scaled large --steps 1",
  ])
  func aScreenHoldsIt(line: String) throws {
    var room = Interpreter(data: try Samples.few(95))
    let text = try room.type("compare \(line)")
    #expect(text.split(separator: "\n").count <= 23, "\(text)")
    #expect(try room.type("compare plot").contains("‖W‖, all") == !line.hasSuffix("steps 1"))
    // Where there is no picture nothing is said of its signs.
    #expect(line.hasSuffix("steps 1") == !text.contains("compare plot draws all curves"))
    #expect(!line.hasSuffix("steps 1") || !text.contains("several curves"))
  }

  @Test func curvesThatAreNotThereAreNotDrawn() throws {
    var room = Interpreter(data: try Samples.few(95))
    try room.type("compare l2 --steps 30")
    let sentence = try #require(try room.refusal(of: "compare plot accuracy.test"))
    #expect(sentence.contains("at the end of an epoch: compare l2 --epochs 3"))
    #expect(try room.type("compare plot cost.data --log").contains("(logarithmic)"))
    #expect(try !room.type("compare plot cost.data").contains("(logarithmic)"))
    try room.type("net 784-10")
    #expect(try room.refusal(of: "compare activation")?.contains("no hidden layer") == true)
    let tooMany = try #require(try room.refusal(of: "compare batch 10 5000"))
    #expect(tooMany.contains("n = 95"))
  }

  /// Twins in trouble are warned of as steps are, and one without numbers is not kept in silence.
  @Test func troubleIsSaid() throws {
    var room = Interpreter(data: try Samples.few(95))
    let text = try room.type("compare eta 0.1 30 1e6 --epochs 30")
    #expect(text.contains("warning after compare keep 2: "))
    #expect(text.contains("twin 3: the weights are no longer finite numbers"))
    #expect(try !room.type("compare keep 2").contains("finite"))
    #expect(try room.type("compare keep 3").contains("no longer finite numbers"))
    try room.type("undo", "undo", "set warnings off")
    #expect(try !room.type("compare eta 0.1 30 --epochs 3").contains("warning"))
  }

  private func fourDigits(_ value: Double) -> String { String(format: "%.4g", value) }
  private func percent(_ value: Double) -> String { String(format: "%.2f", 100 * value) }

  /// What would not fit beside the session is refused before it is begun; what no longer does is dropped.
  @Test func memory() throws {
    var room = Interpreter(data: try Samples.few(30))
    try room.type("net 784-5000-10")
    let sentence = try #require(try room.refusal(of: "compare eta 1 2 3 4 5 6 7 8 --steps 1"))
    #expect(sentence.contains("GiB"), "\(sentence)")
    try room.type("compare eta 1 2 --steps 1")
    #expect(room.twins != nil && room.session.size.bytes + 2 * 190_000_000 < Limits.sessionBytes)
    try room.type("net 784-10000-800-10")
    #expect(room.twins == nil)
    #expect(try room.refusal(of: "compare keep 1")?.contains("no comparison") == true)
  }

  /// The work is foreseen and spent whole, so that a file that is replayed is bounded.
  @Test func workIsCounted() throws {
    var start = Interpreter(data: try Samples.few(95))
    try start.type("net 784-6-10")
    var room = start
    let alone = Meter(Work())
    try room.type("epoch 3", work: alone.work)
    room = start
    let all = Meter(Work())
    try room.type("compare eta 1 2 3 4 --epochs 3", work: all.work)
    #expect(all.spent > 3.5 * (alone.spent - start.session.costOfCommand))
    room = start
    let poor = Meter(Work(), budget: all.spent / 2)
    #expect(throws: (any Error).self) {
      try room.type("compare eta 1 2 3 4 --epochs 3", work: poor.work)
    }
    #expect(poor.isOverspent && poor.spent < all.spent / 2)
  }

  /// Whatever is compared and kept, the session goes on; only keeping changes it.
  @Test func aThousandRandomLines() throws {
    var dice = Dice(seed: 121)
    var room = Interpreter(data: try Samples.few(30))
    try room.type("net 784-3-10", "step")
    let names = Switch.all.map(\.name) + ["keep", "plot", "it"]
    let words = [
      "on", "off", "1", "2", "3", "0.5", "-1", "1e9", "nan", "dataset", "batch", "small", "large",
      "tanh", "relu", "quadratic", "momentum", "sgd", "weights.1", "accuracy.test", "x", "9",
    ]
    for _ in 0..<1_000 {
      var line: String
      switch dice.roll(8) {
      case 0: line = "keep \(dice.pick(["a", "b", "c", "now", "-", "a b"]))"
      case 1: line = "runs \(dice.pick(["", "drop a", "drop b", "drop", "x"]))"
      case 2:
        line =
          "plot \(dice.pick(["cost", "accuracy.test", "weights.1"])) --with \(dice.pick(["a", "a b", "c", ""]))"
      default:
        line =
          "compare \(dice.pick(names)) "
          + (0..<dice.roll(4)).map { _ in dice.pick(words) }.joined(separator: " ")
        line += dice.pick([
          " --steps 2", " --epochs 1", " --phase grad", " --phase update --entry w1[3,2]",
          " --steps 0",
        ])
      }
      let (before, count) = (room.session, room.timeline.count)
      let refusal = try room.refusal(of: line)
      let isChange =
        line.hasPrefix("compare keep") || line.hasPrefix("keep") || line.hasPrefix("runs drop")
      if refusal != nil || !isChange {
        #expect(room.session == before && room.timeline.count == count, "\(line)")
      }
    }
    try room.type("net 784-3-10", "set eta 0.5", "set batch 10", "step 3")
    #expect(room.session.stepCount == 3 && room.session.network.isFinite)
    #expect(room.session.size.bytes < 100_000_000)
  }
}
