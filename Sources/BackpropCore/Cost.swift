import Arithmetic

/// What training makes small: a number for how wrong the outputs are; each beside its derivative.
public enum Cost: String, Sendable, CaseIterable {
  /// −Σ_j [y ln a + (1 − y) ln (1 − a)], with δ_L = a − y (Nielsen, chapter 3).
  case crossEntropy = "cross-entropy"
  /// ½ Σ_j (a − y)², with δ_L = (a − y) ⊙ σ′(z) (Nielsen, chapter 1).
  case quadratic

  /// C₀: the cost of the data, a mean over the mini-batch.
  ///
  /// - Parameters:
  ///   - z: Weighted inputs of the last layer, m × out.
  ///   - a: Activations of the last layer, m × out.
  ///   - labels: The digit of each image, m of them.
  /// - Returns: C₀.
  public func mean(z: Matrix, a: Matrix, labels: [UInt8]) -> Double {
    sum(z: z, a: a, labels: labels) / Double(labels.count)
  }

  /// The cost summed, not averaged, over the images.
  func sum(z: Matrix, a: Matrix, labels: [UInt8]) -> Double {
    switch self {
    case .crossEntropy: z.crossEntropySum(labels: labels)
    case .quadratic: a.squaredDifferenceSum(labels: labels) * 0.5
    }
  }

  /// δ_L = ∂C₀/∂z_L per image: the derivative of `sum`, through the activation of the last layer.
  ///
  /// - Parameters:
  ///   - a: Activations of the last layer, m × out.
  ///   - labels: The digit of each image, m of them.
  ///   - activation: What made `a`; the sigmoid for the cross-entropy.
  ///   - delta: Becomes δ_L, m × out.
  func outputDelta(a: Matrix, labels: [UInt8], activation: Activation, into delta: inout Matrix) {
    delta.setDifference(of: a, from: labels)
    switch self {
    case .crossEntropy: break
    case .quadratic: activation.multiplyBySlope(&delta, at: a)
    }
  }
}
