import Arithmetic

extension Network {
  /// ∂C/∂w without any backward pass: (C(w + h) − C(w − h)) / 2h, all terms included.
  ///
  /// The central difference is wrong by about h² from the curvature and by about 2⁻⁵²·C/h from rounding;
  /// h = 2⁻¹⁷ · max(1, |w|) balances the two, and about ten digits are right.
  ///
  /// - Parameters:
  ///   - parameter: The weight or bias that is moved.
  ///   - inputs: x; m × 784.
  ///   - labels: The digit of each image, m of them.
  ///   - objective: What is to become small.
  /// - Returns: The derivative of the total cost.
  public func numericDerivative(
    of parameter: Parameter,
    inputs: SparseRows,
    labels: [UInt8],
    objective: Objective
  ) -> Double {
    let w = self[parameter]
    let h = GradientCheck.usualStep * max(1, w.magnitude)
    func cost(at value: Double) -> Double {
      var network = self
      network[parameter] = value
      var pass = ForwardPass()
      pass.run(network, on: inputs)
      return objective.cost(of: pass, through: network, labels: labels).total
    }
    // (w + h) − (w − h) as the machine has it, which is not always 2h.
    let (above, below) = (w + h, w - h)
    return (cost(at: above) - cost(at: below)) / (above - below)
  }
}
