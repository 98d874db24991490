import TestSupport
import Testing

@testable import Experiment
@testable import Prompt

struct WeightsCommandTests {
  private func room() throws -> Interpreter { Interpreter(data: try Samples.few(20)) }

  @Test func scalesTheWeightsOfOneLayerOnly() throws {
    var room = try room()
    let before = room.session.network
    let text = try room.type("weights 2 --scale 4")
    #expect(text.contains("W2 × 4: RMS ") && text.contains("the biases stay"))
    let after = room.session.network
    #expect(after.layers[1].weights == before.layers[1].weights.scaled(by: 4))
    #expect(after.layers[1].biases == before.layers[1].biases)
    #expect(after.layers[0] == before.layers[0])
    #expect(try room.type("net").contains("scaled start, seed 1, rescaled by hand\n"))
    try room.type("weights 1 --scale 0.5")
    #expect(try room.type("net").contains("seed 1, rescaled by hand\n"))
    try room.type("undo", "undo")
    #expect(room.session.network == before)
    #expect(try !room.type("net").contains("rescaled"))
  }

  @Test func biasesOnlyWhenTold() throws {
    var room = try room()
    try room.type("weights 1 --scale 0 --biases", "weights 2 --scale 0 --biases")
    #expect(
      room.session.network.layers.allSatisfy {
        $0.weights.sumOfSquares == 0 && $0.biases.sumOfSquares == 0
      }
    )
    try room.type("net --init scaled")
    #expect(try !room.type("net").contains("rescaled"))
  }

  /// What was computed with the old weights cannot be used for a step of the new ones.
  @Test func theMiniBatchWaitsForItsForwardPass() throws {
    var room = try room()
    try room.type("step", "batch", "forward", "backward", "grad")
    let images = try #require(room.session.step?.batch.indices)
    #expect(try room.type("weights 2 --scale 4").contains("waits for its forward pass"))
    #expect(room.session.step?.phase == .batch && room.session.step?.batch.indices == images)
    #expect(room.session.step?.number?.number == 2)
    #expect(try #require(try room.refusal(of: "update")).contains("forward"))
    for _ in 0..<6 where room.session.step?.phase != .update { try room.type("next") }
    #expect(room.session.stepCount == 2)
    // The same step as if the batch had been drawn after the scaling.
    var other = try self.room()
    try other.type("step", "weights 2 --scale 4", "step")
    #expect(other.session.network == room.session.network)
  }

  @Test func aStepThatIsDoneIsNoMore() throws {
    var room = try room()
    try room.type("step")
    #expect(try room.type("weights 1 --scale 2").contains("no mini-batch now"))
    #expect(room.session.step == nil && room.session.stepCount == 1)
    #expect(room.session.position == 10)
  }

  @Test(arguments: [
    "weights --scale 4", "weights 1 --unit 3 --scale 4", "weights 3 --scale 4",
    "weights 0 --scale 2",
    "weights 2 --scale", "weights 2 --scale x", "weights 2 --scale 1e7", "weights 2 --scale 1e308",
    "weights w2[3,7] --scale 2", "weights 2 --biases",
  ])
  func refused(line: String) throws {
    var room = try room()
    let before = Snapshot(room.session)
    #expect(try room.refusal(of: line) != nil)
    #expect(Snapshot(room.session) == before)
  }
}
