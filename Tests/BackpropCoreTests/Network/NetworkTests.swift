import Arithmetic
import Testing

@testable import BackpropCore

@Suite("A network: layers from 1, and a last layer that belongs to the output")
struct NetworkTests {
  private let layers = [
    Layer(
      weights: Matrix([[1, 2, 3], [4, 5, 6]]),
      biases: Matrix(row: [7, 8, 9]),
      activation: .tanh
    ),
    Layer(
      weights: Matrix([[10], [11], [12]]),
      biases: Matrix(row: [13]),
      activation: .relu
    ),
  ]

  @Test(
    "a wrong pairing cannot be written: the last layer takes the output's",
    arguments: Output.all
  )
  func pairing(output: Output) {
    let network = Network(layers: layers, output: output)
    #expect(network[2].activation == output.activation)
    #expect(network[1].activation == .tanh)
    #expect(network[2].weights == layers[1].weights && network[2].biases == layers[1].biases)
    let alone = Network(layers: [layers[0]], output: output)
    #expect(alone[1].activation == output.activation)
  }

  @Test func layersCountFromOne() {
    var network = Network(layers: layers, output: .quadratic)
    #expect(network[1] == network.layers[0] && network[2] == network.layers[1])
    network[2].weights[1, 0] = -1
    network[1].biases[0, 2] = -2
    #expect(network.layers[1].weights.values == [10, -1, 12])
    #expect(network.layers[0].biases.values == [7, 8, -2])
    #expect(network[2].activation == .sigmoid)
  }

  @Test("a layer of another activation cannot be put in its place")
  func keepsItsActivation() async {
    await #expect(processExitsWith: .failure) {
      let layer = Layer(weights: Matrix([[1]]), biases: Matrix(row: [0]))
      var network = Network(layers: [layer, layer], output: .crossEntropy)
      network[2] = Layer(weights: Matrix([[1]]), biases: Matrix(row: [0]), activation: .tanh)
    }
  }

  @Test("layers that do not fit are a mistake of the program")
  func fit() async {
    await #expect(processExitsWith: .failure) {
      let layer = Layer(weights: Matrix([[1, 2]]), biases: Matrix(row: [0, 0]))
      _ = Network(layers: [layer, layer], output: .crossEntropy)
    }
    await #expect(processExitsWith: .failure) {
      _ = Layer(weights: Matrix([[1, 2]]), biases: Matrix(row: [0]))
    }
  }

  @Test func sizesAndCounts() {
    let network = Network(layers: layers, output: .crossEntropy)
    #expect(network.sizes == [2, 3, 1])
    #expect(network.parameterCount == 2 * 3 + 3 + 3 + 1)
    #expect((network[1].inputs, network[1].units) == (2, 3))
  }

  @Test(
    "any weight or bias that is no finite number is noticed",
    arguments: [Double.nan, .infinity]
  )
  func finite(value: Double) {
    let network = Network(layers: layers, output: .crossEntropy)
    #expect(network.isFinite)
    for parameter in network.parameters {
      var broken = network
      broken[parameter] = value
      #expect(!broken.isFinite, "\(parameter)")
    }
  }

  @Test("the hash is that of all bits in the order W₁, b₁, W₂, b₂")
  func fingerprint() {
    let network = Network(layers: layers, output: .crossEntropy)
    var hash = Fingerprint()
    for matrix in [layers[0].weights, layers[0].biases, layers[1].weights, layers[1].biases] {
      hash.add(matrix)
    }
    #expect(network.fingerprint == hash.value)
    for parameter in network.parameters {
      var other = network
      other[parameter] = network[parameter].nextUp
      #expect(other.fingerprint != network.fingerprint && other != network)
    }
  }
}
