import Arithmetic

@testable import BackpropCore

/// A net of three layers, five images of twelve pixels, n = 40: small enough to be gone through entry by entry.
struct Problem {
  var network: Network
  let inputs: SparseRows
  let labels: [UInt8] = [0, 1, 2, 2, 1]
  let n = 40

  /// 12-7-5-3 with weights that are drawn.
  init(_ activation: Activation = .sigmoid, _ output: Output = .crossEntropy, seed: UInt64 = 11) {
    self.init(
      Initialization.scaled.network(
        sizes: [12, 7, 5, 3],
        activation: activation,
        output: output,
        seed: seed
      )
    )
  }

  /// Any network with twelve inputs and three outputs.
  init(_ network: Network) {
    self.network = network
    var inputs = SparseRows(columns: 12)
    inputs.append(codes: (0..<60).map { UInt8($0 % 3 == 0 ? 0 : $0 * 4) }[...])
    self.inputs = inputs
  }

  /// 12-7-5-3 by the formula of `References/steps.py`: weights are 4096ths, the first of each layer 0.
  static func stated(_ activation: Activation, _ output: Output) -> Problem {
    let sizes = [12, 7, 5, 3]
    func entry(_ k: Int, _ j: Int, _ l: Int) -> Double {
      let sum: Int = k * 7919 + j * 104_729 + l * 1_299_709
      return Double(sum % 4093 - 2046) / 4096
    }
    let layers = (1...3).map { l in
      var weights = Matrix(rows: sizes[l - 1], columns: sizes[l])
      var biases = Matrix(rows: 1, columns: sizes[l])
      for j in 0..<sizes[l] {
        for k in 0..<sizes[l - 1] where k + j > 0 { weights[k, j] = entry(k, j, l) }
        biases[0, j] = entry(sizes[l - 1], j, l)
      }
      return Layer(weights: weights, biases: biases, activation: activation)
    }
    return Problem(Network(layers: layers, output: output))
  }

  /// The forward pass of all five images.
  var forward: ForwardPass {
    var forward = ForwardPass()
    forward.run(network, on: inputs)
    return forward
  }

  /// Every phase but the update.
  var step: TrainingStep {
    var step = TrainingStep()
    step.findGradient(network, inputs: inputs, labels: labels)
    return step
  }

  /// The objective of these terms.
  func objective(_ terms: [Term]) -> Objective { Objective(terms, n: n) }

  /// The gradient at the weights.
  func gradient(_ terms: [Term] = []) -> Gradient {
    Gradient(step.dataGradient, at: network, m: labels.count, objective: objective(terms))
  }

  /// The cost, its contributions apart.
  func cost(_ terms: [Term] = []) -> Ledger<Double> {
    objective(terms).cost(of: forward, through: network, labels: labels)
  }
}

extension Network {
  /// Every weight and bias, layer by layer.
  var parameters: [Parameter] {
    (1...layers.count).flatMap { l in
      (0..<self[l].units).flatMap { to in
        (0..<self[l].inputs).map { Parameter(layer: l, from: $0, to: to) }
          + [Parameter(layer: l, from: nil, to: to)]
      }
    }
  }
}

extension Gradient {
  /// ∂C/∂w of a weight or bias, all contributions together.
  subscript(parameter: Parameter) -> Double {
    parameter.from.map { weights(parameter.layer).total[$0, parameter.to] }
      ?? biases(parameter.layer).total[0, parameter.to]
  }
}
