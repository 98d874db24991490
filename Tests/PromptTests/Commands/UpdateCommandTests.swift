import Arithmetic
import TestSupport
import Testing

@testable import Experiment
@testable import Prompt

struct UpdateCommandTests {
  private func moved(_ lines: String...) throws -> (
    before: [Double], after: [Double], sums: [Double]
  ) {
    var room = Interpreter(data: try Samples.bundled())
    try room.type("step 2")
    for line in lines { try room.type(line) }
    try room.type("batch", "forward", "backward", "grad")
    let before = room.session.network.layers[1].weights.values
    try room.type("update")
    let sums = try #require(room.session.step).found.dataGradient.weightSums[1].values
    return (before, room.session.network.layers[1].weights.values, sums)
  }

  /// The rule as its specification writes it, entry by entry.
  @Test func movesByDataAndDecay() throws {
    let (before, after, sums) = try moved()
    for (i, w) in before.enumerated() {
      let data = -0.5 / 10 * sums[i]
      #expect(after[i] == data.addingProduct(1 - 0.5 * 0.5 / 4_000, w))
    }
  }

  @Test func withoutL2TheDataAloneMove() throws {
    let (before, after, sums) = try moved("l2 off")
    for (i, w) in before.enumerated() { #expect(after[i] == w + -0.5 / 10 * sums[i]) }
  }

  @Test func scaleBatchDecaysByM() throws {
    let (before, after, sums) = try moved("l2 scale batch")
    for (i, w) in before.enumerated() {
      #expect(after[i] == (-0.5 / 10 * sums[i]).addingProduct(1 - 0.5 * 0.5 / 10, w))
    }
  }

  /// What the update did, and not what the settings would have; η = λ = 0.5, n = 4,000, m = 10.
  @Test(arguments: [
    ("l2-divided-by-m", "0.975"), ("l2-missing", "1"), ("l2-wrong-sign", "1.0000625"),
    ("decayed-twice", "0.999875"), ("update-sign", "1.0000625"),
    ("rate-divided-by-m", "0.99999375"), ("delta-sign", "0.9999375"),
  ])
  func whatAPlantedMistakeLeaves(mistake: String, left: String) throws {
    var room = Interpreter(data: try Samples.bundled())
    try room.type("bug plant \(mistake)", "batch", "forward", "backward", "grad")
    #expect(try room.type("update").contains("weights × \(left) by decay"), "\(mistake)")
  }

  @Test func whatWasLookedAtStaysTrueAfterwards() throws {
    var room = Interpreter(data: try Samples.bundled())
    try room.type("batch", "forward", "backward", "grad")
    let gradient = try room.type("grad")
    try room.type("update", "l2 off", "set lambda 7", "set eta 3")
    #expect(try room.type("grad") == gradient)
  }
}
