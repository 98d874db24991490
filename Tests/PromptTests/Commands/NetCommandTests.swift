import TestSupport
import Testing

@testable import Experiment
@testable import Prompt

struct NetCommandTests {
  @Test func whatIsNotSaidStays() throws {
    var room = Interpreter(data: try Samples.few(10))
    try room.type("net 784-12-11-10 --activation relu --cost quadratic --init large --seed 3")
    try room.type("net --seed 4")
    let settings = room.session.settings
    #expect(settings.sizes == [784, 12, 11, 10] && settings.activation == .relu)
    #expect(
      settings.output == .quadratic && settings.initialization == .large && settings.seed == 4
    )
    #expect(room.session.network.layers.map(\.activation) == [.relu, .relu, .sigmoid])
  }

  /// Means and deviations of the draws, as the help screen states them.
  @Test(arguments: [("scaled", 1 / 28.0, 1.0), ("large", 1, 1), ("small", 0.01, 0.01)])
  func drawsAreOfTheirDistribution(name: String, weights: Double, biases: Double) throws {
    var room = Interpreter(data: try Samples.few(10))
    try room.type("net 784-100-10 --init \(name) --seed 9")
    func deviation(_ values: [Double]) -> Double {
      (values.reduce(0) { $0 + $1 * $1 } / Double(values.count)).squareRoot()
    }
    let layer = room.session.network.layers[0]
    // Six standard errors of 78,400 and of 100 draws.
    #expect(abs(deviation(layer.weights.values) / weights - 1) < 0.016)
    #expect(abs(deviation(layer.biases.values) / biases - 1) < 0.43)
  }

  @Test(arguments: [
    "784", "784-", "-10", "784--10", "784-0-10", "784-10001-10", "783-30-10", "784-30-9",
    "784-x-10",
    "784-99999999999999999999-10", "784-10000-10000-10", "784-30-10-", "784−30−10",
    "784" + String(repeating: "-2", count: 32) + "-10",
  ])
  func refusedSizes(sizes: String) throws {
    var room = Interpreter(data: try Samples.few(10))
    let before = Snapshot(room.session)
    #expect(try room.refusal(of: "net \(sizes)") != nil)
    #expect(Snapshot(room.session) == before)
  }

  @Test func sizesMayBeWrittenAsTheyArePrinted() throws {
    var room = Interpreter(data: try Samples.few(10))
    try room.type("net 784-1,000-10")
    #expect(room.session.network.sizes == [784, 1_000, 10])
  }

  @Test func theSmallestAndTheDeepest() throws {
    var room = Interpreter(data: try Samples.few(10))
    try room.type("net 784-10", "step 2", "backward", "grad")
    try room.type("net 784" + String(repeating: "-2", count: 31) + "-10", "step 2", "grad", "where")
    #expect(room.session.network.layers.count == 32)
  }
}
