import TestSupport
import Testing

@testable import Experiment
@testable import Prompt

struct L2CommandTests {
  private func walked() throws -> Interpreter {
    var room = Interpreter(data: try Samples.bundled())
    try room.type("step 3", "batch", "forward", "backward", "grad")
    return room
  }

  /// Rows of `grad`, by the word that names their part; the number of the layer is left out.
  private func rows(_ text: String, _ part: String) -> [String] {
    text.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
      .filter {
        $0.hasPrefix(part) || $0.dropFirst().trimmingCharacters(in: .whitespaces).hasPrefix(part)
      }
  }

  @Test(arguments: ["l2 off", "set lambda 5", "l2 scale batch"])
  func togglingChangesOnlyL2AndTotal(line: String) throws {
    var room = try walked()
    let before = try room.type("grad")
    let total = try room.measure("grad.total.2")
    let step = try #require(room.session.step)
    try room.type(line)
    let after = try room.type("grad")
    #expect(rows(before, "data") == rows(after, "data") && rows(before, "data").count == 2)
    #expect(zip(rows(before, "L2"), rows(after, "L2")).allSatisfy { $0 != $1 })
    #expect(try room.measure("grad.total.2") != total)
    let now = try #require(room.session.step)
    #expect(now.found.forward == step.found.forward && now.found.backward == step.found.backward)
    #expect(now.found.dataGradient == step.found.dataGradient && now.phase == step.phase)
    let back = ["l2 off": "l2 on", "set lambda 5": "set lambda 0.5"][line] ?? "l2 scale dataset"
    try room.type(back)
    #expect(try room.type("grad") == before)
  }

  /// What is said of λ/m is what a step does, also where a mini-batch is to have more images than there are.
  @Test func aMiniBatchHasNoMoreImagesThanThereAre() throws {
    var room = Interpreter(data: try Samples.bundled())
    try room.type("set batch 5000")
    let said = try room.type("l2 scale batch")
    #expect(said.contains("divided by m = 4000, the mini-batch"), "\(said)")
    #expect(try room.measure("m") == 4000)
    try room.type("batch")
    #expect(try room.measure("m") == 4000)
  }

  @Test func offMeansTotalIsData() throws {
    var room = try walked()
    try room.type("l2 off")
    for metric in ["grad.l2.1", "ratio.2", "cost.l2", "l2.w1[400,3]"] {
      #expect(try room.measure(metric) == 0)
    }
    for l in 1...2 {
      #expect(try room.measure("grad.total.\(l)") == (try room.measure("grad.data.\(l)")))
    }
    #expect(try room.measure("cost") == (try room.measure("cost.data")))
  }

  /// λ/m in place of λ/n: n/m = 400 times as strong.
  @Test func scaleBatchIsNOverMTimesTooStrong() throws {
    var room = try walked()
    let right = try #require(try room.measure("grad.l2.1"))
    let text = try room.type("l2 scale batch")
    #expect(text.contains("divided by m = 10"))
    let wrong = try #require(try room.measure("grad.l2.1"))
    #expect(abs(wrong / right - 400) < 1e-9)
    #expect(text.contains("by 0.975 before"))
  }

  /// What is printed fits on a screen, the verdict before everything that it rests on.
  @Test(arguments: [
    ([], "the data steer, for the penalty pulls with at most"),
    (["set lambda 20"], "the data steer, yet the penalty counts: it pulls"),
    (["l2 off"], "the data alone move the weights, for L2 is off"),
    (["set lambda 0"], "the data alone move the weights, for λ is 0"),
    (["l2 scale batch"], "λ means something else at every m"),
    (["set lambda 3", "l2 scale none"], "the penalty steers layers 1 and 2, for it pulls"),
    (["set lambda 100", "l2 scale none"], "alone it shoots past 0 in each step"),
    (["set eta 1e6", "step 300"], "the weights are no longer finite numbers"),
  ])
  func verdict(lines: [String], verdict: String) throws {
    var room = Interpreter(data: try Samples.bundled())
    for line in lines { try room.type(line) }
    let text = try room.type("l2 audit")
    let shown = text.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(shown.count <= 24 && shown[1].hasPrefix("verdict: "), "\(text)")
    let words = text.split { $0.isWhitespace }.joined(separator: " ")
    #expect(words.contains(verdict), "\(text)")
    #expect(!text.contains("inf") && !text.contains("nan %"))
    let conventions = try room.type("l2 audit --conventions")
    #expect(conventions.split(separator: "\n").count <= 23)
  }

  @Test(arguments: [
    "l2 maybe", "l2 scale", "l2 scale m", "l2 on on", "l2 off 3", "l2 scale batch 3",
    "l2 --conventions", "l2 off --conventions", "l2 audit now --conventions",
  ])
  func refused(line: String) throws {
    var room = Interpreter(data: try Samples.few(10))
    let before = Snapshot(room.session)
    #expect(try room.refusal(of: line) != nil)
    #expect(Snapshot(room.session) == before)
  }
}
