import Arithmetic

/// A weight or a bias of a network, by its place.
public struct Parameter: Sendable, Equatable {
  /// The layer, from 1.
  public let layer: Int
  /// The unit a weight comes from; none for a bias.
  public let from: Int?
  /// The unit it goes to.
  public let to: Int

  /// The weight from a unit, or the bias, of a unit of a layer.
  public init(layer: Int, from: Int?, to: Int) {
    (self.layer, self.from, self.to) = (layer, from, to)
  }
}

extension Network {
  /// A weight or a bias.
  public subscript(parameter: Parameter) -> Double {
    get {
      let layer = layers[parameter.layer - 1]
      return parameter.from.map { layer.weights[$0, parameter.to] } ?? layer.biases[0, parameter.to]
    }
    set {
      if let from = parameter.from {
        layers[parameter.layer - 1].weights[from, parameter.to] = newValue
      } else {
        layers[parameter.layer - 1].biases[0, parameter.to] = newValue
      }
    }
  }

  /// ∂C/∂w without any backward pass: (C(w + h) − C(w − h)) / 2h, the penalty included.
  ///
  /// The central difference is wrong by about h² from the curvature and by about 2⁻⁵²·C/h from rounding;
  /// h = 2⁻¹⁷ · max(1, |w|) balances the two, and about ten digits are right.
  ///
  /// - Parameters:
  ///   - parameter: The weight or bias that is moved.
  ///   - inputs: x; m × 784.
  ///   - labels: The digit of each image, m of them.
  ///   - l2: The penalty.
  ///   - n: Images in the training set.
  /// - Returns: The derivative of the total cost.
  public func numericDerivative(
    of parameter: Parameter,
    inputs: SparseRows,
    labels: [UInt8],
    l2: L2,
    n: Int
  ) -> Double {
    let w = self[parameter]
    let h = 0x1p-17 * max(1, w.magnitude)
    func cost(at value: Double) -> Double {
      var network = self
      network[parameter] = value
      var pass = ForwardPass()
      pass.run(network, on: inputs)
      let data = network.cost.mean(z: pass.outputWeightedInput, a: pass.output, labels: labels)
      return data
        + l2.penalty(sumOfSquares: network.sumOfSquaredWeights, n: n, m: labels.count)
    }
    // (w + h) − (w − h) as the machine has it, which is not always 2h.
    let (above, below) = (w + h, w - h)
    return (cost(at: above) - cost(at: below)) / (above - below)
  }
}
