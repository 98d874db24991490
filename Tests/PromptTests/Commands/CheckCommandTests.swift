import BackpropCore
import Synchronization
import TestSupport
import Testing
import Wording

@testable import Experiment
@testable import Prompt

struct CheckCommandTests {
  @Test(arguments: [
    [], ["l1 on"], ["l2 off"], ["l2 scale batch"], ["net --activation tanh --cost quadratic"],
    ["net 784-12-9-10 --activation relu --cost log-likelihood", "l1 on"], ["step 30"],
    ["rule momentum", "step 3", "batch", "forward", "backward 2"],
  ])
  func aCorrectStepPasses(lines: [String]) throws {
    var room = Interpreter(data: try Samples.few(60))
    for line in lines { try room.type(line) }
    if room.session.step == nil { try room.type("batch") }
    let before = Snapshot(room.session)
    let text = try room.type("check")
    #expect(text.contains("every part agrees"), "\(text)")
    // What the step has not come to it has not come to now either.
    #expect(Snapshot(room.session) == before)
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= 80 })
    #expect(try room.type("check") == text)
  }

  @Test func allAreMoreThanSome() throws {
    var room = Interpreter(data: try Samples.few(20))
    try room.type("net 784-6-10", "batch")
    #expect(try room.type("check").hasPrefix("56 of 4,780 weights and biases"))
    let all = try room.type("check --all")
    #expect(all.hasPrefix("4,780 of 4,780 weights and biases"))
    #expect(all.contains("every part agrees"))
    // Another seed draws others.
    let some = try room.type("check")
    try room.type("set seed 2", "net 784-6-10", "batch")
    #expect(try room.type("check") != some)
  }

  @Test func threadsChangeNothing() throws {
    var room = Interpreter(data: try Samples.few(20))
    try room.type("net 784-6-5-10", "l1 on", "step")
    #expect(
      try room.type("check --all", work: Work(threads: 3)) == room.type("check --all")
    )
  }

  @Test func aPenaltyIsCheckedWithALambdaThatCounts() throws {
    var room = Interpreter(data: try Samples.few(60))
    let text = try room.type("set lambda 1e-9", "batch", "check")
    #expect(text.contains("L2 alone with λ = 60, so that it counts"))
  }

  @Test func theCurveHasABottom() throws {
    var room = Interpreter(data: try Samples.few(60))
    let text = try room.type("batch", "check --steps")
    #expect(text.contains("a = largest") && text.contains("1/h"))
    let session = room.session
    let steps = [1e-1, 1e-5, 1e-13]
    let errors = try session.checkSteps(steps, sample: 20, work: Work())
    let largest = try errors.map { try #require($0.largest) }
    #expect(largest[1] < 1e-6 && largest[0] > 1e-4 && largest[2] > 1e-4)
    #expect(errors.allSatisfy { ($0.median ?? 0) <= ($0.largest ?? 0) })
  }

  @Test(arguments: [
    ("check", "there is no mini-batch yet: type batch first"),
    ("check scale", "there is no mini-batch yet: type batch first"),
    ("check all", "check takes scale or nothing: check, check scale"),
    ("check scale --all", "check scale takes no options: it is of every weight and bias"),
    (
      "check --all --steps",
      "a curve is of some weights: check --steps, or check --all without a curve"
    ),
  ])
  func refusals(line: String, sentence: String) throws {
    var room = Interpreter(data: try Samples.few(10))
    #expect(try room.refusal(of: line) == sentence)
  }

  /// Beside a cost of 1e47 every slope agreed with every other.
  @Test func aCostThatDrownsEverySlopeIsSaid() throws {
    var room = Interpreter(data: try Samples.few(10))
    try room.type("set eta 1000000", "step 20", "batch")
    #expect(room.session.network.isFinite)
    for line in ["check", "check --steps"] {
      #expect(try room.refusal(of: line)?.contains("no slope can be measured") == true)
    }
  }

  @Test func whatIsNoNumberIsSaid() throws {
    var room = Interpreter(data: try Samples.few(10))
    try room.type("set eta 1e6", "set lambda 1e9", "l2 scale batch", "step 40", "batch")
    #expect(!room.session.network.isFinite)
    #expect(try room.type("check").contains("no longer finite numbers"))
    #expect(try room.type("check scale").contains("moves"))
  }

  @Test func itCanBeStopped() throws {
    var room = Interpreter(data: try Samples.few(10))
    try room.type("batch")
    let looks = Mutex(0)
    let work = Work(isInterrupted: {
      looks.withLock { looks in
        looks += 1
        return looks > 3
      }
    })
    let text = try room.type("check --all", work: work)
    #expect(text.hasPrefix("3,072 of 23,860") && text.contains("stopped"))
    // What was found until then is told.
    #expect(text.contains("weights  data") && !text.contains("biases   data"))
  }

  @Test func whatItTakesIsForeseen() throws {
    var room = Interpreter(data: try Samples.few(10))
    try room.type("net 784-2000-10", "batch")
    let meter = Meter(Work(), budget: 1e10)
    #expect(throws: (any Error).self) { try room.enter("check --all", work: meter.work) }
    #expect(meter.isOverspent)
  }

  // MARK: - Every image twice

  @Test(arguments: [[], ["l1 on"], ["l1 on", "l2 off"], ["step 5"]])
  func nothingMoves(lines: [String]) throws {
    var room = Interpreter(data: try Samples.few(60))
    for line in lines + ["batch"] { try room.type(line) }
    let text = try room.type("check scale")
    #expect(text.contains("nothing moves") && !text.contains("×"))
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= 80 })
  }

  @Test(arguments: [Term.Kind.l2, .l1])
  func aPenaltyOverMHalves(kind: Term.Kind) throws {
    var room = Interpreter(data: try Samples.few(60))
    try room.type("\(kind.key) on", "\(kind.key) scale batch", "step")
    let text = try room.type("check scale")
    #expect(text.contains("\(kind.name) halves") && text.contains("× 0.5000"))
    #expect(!text.contains("data doubles"))
    let moved = try room.session.checkScale(work: Work()).filter { !$0.stays }
    #expect(moved.count == 2 && moved.allSatisfy { $0.part == .term(kind) && $0.factor == 0.5 })
    #expect(try room.type("\(kind.key) scale dataset", "step", "check scale").contains("nothing"))
  }
}
