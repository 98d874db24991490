import TestSupport
import Testing

@testable import Experiment
@testable import Prompt

struct KeepCommandTests {
  private func kept() throws -> Interpreter {
    var room = Interpreter(data: try Samples.few(95))
    try room.type("net 784-5-10", "epoch 2", "keep plain", "set eta 3", "reset", "epoch 2")
    return room
  }

  /// Curves outlive the network, and are laid over those of now.
  @Test func curvesOutliveTheNetwork() throws {
    var room = try kept()
    let text = try room.type("plot cost.data --with plain")
    for name in ["a = cost.data now", "b = cost.data plain"] { #expect(text.contains(name)) }
    let run = try room.session.run(named: "plain")
    #expect(run.log.samples.count == 20 && run.stepCount == 20 && run.settings.eta == 0.5)
    // With nothing of now, those that were kept alone.
    try room.type("net 784-5-10")
    #expect(try room.type("plot cost.data --with plain").hasPrefix("cost.data plain"))
    #expect(try room.refusal(of: "plot cost.data") != nil)
    #expect(try room.refusal(of: "plot weights.2 --with other")?.contains("there is plain") == true)
  }

  /// A run over itself: nobody takes it for one.
  @Test func whatCoincidesIsSaid() throws {
    var room = try kept()
    try room.type("undo 3", "reset", "epoch 2")
    let text = try room.type("plot cost.data --with plain")
    #expect(text.contains("a and b coincide"))
    #expect(text.contains("a⠒") || text.contains("a⠤") || text.contains("b"))
  }

  /// Other sizes of mini-batches are laid over each other by images.
  @Test func byImagesWhereMiniBatchesDiffer() throws {
    var room = try kept()
    try room.type("set batch 19", "reset", "epoch 2")
    let text = try room.type("plot cost.data --with plain")
    #expect(text.contains("images seen") && !text.contains("          step"))
  }

  @Test func listedDroppedUndone() throws {
    var room = try kept()
    try room.type("keep eta-3")
    let list = try room.type("runs")
    #expect(list.contains("plain") && list.contains("η 3"))
    try room.type("runs drop plain")
    #expect(room.session.runs.map(\.name) == ["eta-3"])
    try room.type("undo")
    #expect(room.session.runs.map(\.name) == ["plain", "eta-3"])
    try room.type("undo")
    #expect(room.session.runs.map(\.name) == ["plain"])
    try room.type("redo")
    #expect(room.session.runs.map(\.name) == ["plain", "eta-3"])
  }

  @Test(arguments: [
    "keep", "keep plain", "keep now", "keep 3", "keep a/b", "keep ''", "runs drop", "runs drop x",
    "runs drop plain x", "runs x", "keep aaaaaaaaaaaaaaaaaaaaa", "plot cost --with x",
    "plot cost cost.data cost.l2 weights.1 weights.2 --with plain",
  ])
  func refused(line: String) throws {
    var room = try kept()
    let before = room.session
    #expect(try room.refusal(of: line) != nil)
    #expect(room.session == before)
  }

  /// Sixteen, and their memory counts.
  @Test func bounded() throws {
    var room = try kept()
    for i in 1..<Limits.keptRuns { try room.type("keep r\(i)") }
    #expect(try room.refusal(of: "keep more")?.contains("runs drop plain") == true)
    #expect(room.session.size.keptBytes > 16 * 20 * 8)
    var empty = Interpreter(data: try Samples.few(10))
    #expect(try empty.refusal(of: "keep a")?.contains("step 100") == true)
    try room.type("compare eta 1 2 --steps 1", "runs drop r3", "compare keep 1")
    #expect(!room.session.runs.contains { $0.name == "r3" } && room.session.runs.count == 15)
  }

  @Test func tabKnowsTheRuns() throws {
    let room = try kept()
    func offered(_ line: String) -> [String] {
      room.completions(of: line, upTo: line.endIndex).candidates
    }
    #expect(offered("plot cost.data --with ") == ["plain"])
    #expect(offered("runs ") == ["drop"] && offered("runs drop ") == ["plain"])
    #expect(offered("compare scale d") == ["dataset"] && offered("compare et") == ["eta"])
    #expect(offered("compare l2 --phase g") == ["grad"])
  }
}
