import Arithmetic
import BackpropCore
import Testing

@Suite("The gradient is the derivative of the cost, by central differences")
struct FiniteDifferenceTests {
  struct Setting: CustomStringConvertible {
    let activation: Activation
    let cost: Output
    let l2: Term
    var description: String { "\(activation), \(cost), L2 \(l2.isOn ? "over \(l2.scale)" : "off")" }
  }

  static let settings = Activation.all.flatMap { activation in
    Output.all.flatMap { cost in
      [
        Term.l2(isOn: false, lambda: 3), Term.l2(lambda: 3), Term.l2(lambda: 3, scale: .batch),
        Term.l2(lambda: 0),
      ].map { Setting(activation: activation, cost: cost, l2: $0) }
    }
  }

  @Test(arguments: settings)
  func everyParameter(setting: Setting) throws {
    let problem = Problem(setting)
    let gradient = problem.gradient(l2: setting.l2)
    #expect(problem.largestError(of: gradient) < 1e-8)
  }

  @Test(
    "a penalty over m instead of n is found out, and one forgotten too",
    arguments: Output.all
  )
  func wrongGradients(cost: Output) {
    let right = Setting(activation: .sigmoid, cost: cost, l2: Term.l2(lambda: 3))
    let problem = Problem(right)
    #expect(
      problem.largestError(of: problem.gradient(l2: Term.l2(lambda: 3, scale: .batch))) > 1e-3
    )
    #expect(problem.largestError(of: problem.gradient(l2: Term.l2(isOn: false, lambda: 3))) > 1e-3)
  }

  /// A net of three layers, five images of twelve pixels, n = 40.
  private struct Problem {
    let network: Network
    let inputs: SparseRows
    let labels: [UInt8] = [0, 1, 2, 2, 1]
    let l2: Term
    let n = 40

    init(_ setting: Setting) {
      network = Initialization.scaled.network(
        sizes: [12, 7, 5, 3],
        activation: setting.activation,
        output: setting.cost,
        seed: 11
      )
      var inputs = SparseRows(columns: 12)
      inputs.append(codes: (0..<60).map { UInt8($0 % 3 == 0 ? 0 : $0 * 4) }[...])
      self.inputs = inputs
      l2 = setting.l2
    }

    func cost(_ network: Network) -> Double {
      var forward = ForwardPass()
      forward.run(network, on: inputs)
      return Objective([l2], n: n).cost(of: forward, through: network, labels: labels).total
    }

    func gradient(l2: Term) -> Gradient {
      var step = TrainingStep()
      step.forward.run(network, on: inputs)
      step.backward.run(network, after: step.forward, labels: labels)
      step.dataGradient.run(inputs: inputs, forward: step.forward, backward: step.backward)
      return Gradient(
        step.dataGradient,
        at: network,
        m: labels.count,
        objective: Objective([l2], n: n)
      )
    }

    /// The largest |analytic − numeric| over all weights and biases.
    func largestError(of gradient: Gradient) -> Double {
      let h = 1e-5
      var worst = 0.0
      func compare(
        _ analytic: Double,
        _ parameter: WritableKeyPath<Layer, Matrix>,
        _ l: Int,
        _ k: Int,
        _ j: Int
      ) {
        var (up, down) = (network, network)
        up[l][keyPath: parameter][k, j] += h
        down[l][keyPath: parameter][k, j] -= h
        worst = max(worst, (analytic - (cost(up) - cost(down)) / (2 * h)).magnitude)
      }
      for l in 1...network.layers.count {
        let (weights, biases) = (gradient.weights(l).total, gradient.biases(l))
        for j in 0..<weights.columns {
          for k in 0..<weights.rows { compare(weights[k, j], \.weights, l, k, j) }
          compare(biases[0, j], \.biases, l, 0, j)
        }
      }
      return worst
    }
  }
}
