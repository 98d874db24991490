import Arithmetic
import BackpropCore
import Testing

@Suite("First weights")
struct InitializationTests {
  private func network(_ start: Initialization, seed: UInt64 = 1) -> Network {
    start.network(sizes: [784, 30, 10], activation: .tanh, output: .crossEntropy, seed: seed)
  }

  @Test("mean 0 and the variance each start promises, within five standard errors")
  func moments() {
    let promises: [(Initialization, Double, Double)] = [
      (.scaled, 1 / 784.0, 1), (.large, 1, 1), (.small, 1e-4, 1e-4),
    ]
    for (start, variance, biasVariance) in promises {
      let layer = network(start).layers[0]
      let count = Double(784 * 30)
      #expect(layer.weights.mean.magnitude < 5 * (variance / count).squareRoot())
      let share = layer.weights.sumOfSquares / count / variance
      #expect((share - 1).magnitude < 5 * (2 / count).squareRoot())
      // Thirty numbers say little of their variance, but they tell 1 from 0.0001.
      #expect((0.3...2.5).contains(layer.biases.sumOfSquares / 30 / biasVariance))
    }
  }

  @Test("entry by entry: what the documentation says of streams and indices")
  func streams() {
    let layers = network(.small, seed: 9).layers
    for (i, layer) in layers.enumerated() {
      let draws = SplitMix64(seed: 9).stream(UInt64(i + 1))
      let (inputs, units) = (UInt64(layer.inputs), UInt64(layer.units))
      #expect(layer.weights[0, 0] == 0.01 * draws.gaussian(at: 0))
      #expect(layer.weights[3, 2] == 0.01 * draws.gaussian(at: 3 * units + 2))
      #expect(layer.biases[0, 4] == 0.01 * draws.gaussian(at: inputs * units + 4))
    }
  }

  @Test("hidden layers take the activation asked for, the last is sigmoid")
  func activations() {
    #expect(network(.large).layers.map(\.activation) == [.tanh, .sigmoid])
    #expect(network(.large).sizes == [784, 30, 10])
    #expect(network(.large).parameterCount == 784 * 30 + 30 + 300 + 10)
  }

  @Test("a seed is a network, on every machine: hashes that a program in Python finds too")
  func pinned() {
    #expect(network(.scaled).fingerprint == 0xef2b_cc7d_ed46_107d)
    #expect(network(.large).fingerprint == 0x18bc_1e0a_5cb6_0496)
    #expect(network(.small).fingerprint == 0xe1bc_5475_438c_d43d)
    #expect(network(.scaled, seed: 2).fingerprint != network(.scaled).fingerprint)
  }
}
