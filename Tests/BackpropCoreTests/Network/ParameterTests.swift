import Arithmetic
import Testing

@testable import BackpropCore

@Suite("A weight or bias by its place")
struct ParameterTests {
  private let network = Network(
    layers: [
      Layer(weights: Matrix([[1, 2, 3], [4, 5, 6]]), biases: Matrix(row: [7, 8, 9])),
      Layer(weights: Matrix([[10], [11], [12]]), biases: Matrix(row: [13])),
    ],
    output: .crossEntropy
  )

  @Test func reads() {
    #expect(network[Parameter(layer: 1, from: 1, to: 2)] == 6)
    #expect(network[Parameter(layer: 1, from: nil, to: 2)] == 9)
    #expect(network[Parameter(layer: 2, from: 2, to: 0)] == 12)
    #expect(network[Parameter(layer: 2, from: nil, to: 0)] == 13)
  }

  @Test("writing one changes that one, in this copy only")
  func writes() {
    for parameter in network.parameters {
      var copy = network
      copy[parameter] = -1
      for other in network.parameters {
        #expect(copy[other] == (other == parameter ? -1 : network[other]))
      }
    }
    #expect(network.parameters.count == network.parameterCount)
  }
}
