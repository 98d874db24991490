import Arithmetic

/// The function that makes a unit's activation of its weighted input; each beside its derivative.
public enum Activation: String, Sendable, CaseIterable {
  /// σ(z) = 1 / (1 + exp(−z)); σ′(z) = a (1 − a).
  case sigmoid
  /// tanh(z); tanh′(z) = (1 − a)(1 + a).
  case tanh
  /// max(0, z); the derivative is 1 where a > 0, else 0.
  case relu

  /// a = σ(z), place by place.
  ///
  /// - Parameters:
  ///   - z: Weighted inputs, m × out.
  ///   - a: Becomes the activations, m × out.
  ///   - threads: How many threads may share the work.
  func apply(to z: Matrix, into a: inout Matrix, threads: Int) {
    switch self {
    case .sigmoid: a.setSigmoid(of: z, threads: threads)
    case .tanh: a.setTanh(of: z, threads: threads)
    case .relu: a.setRelu(of: z)
    }
  }

  /// Inverts `a = σ(z)`: ∂C/∂z = ∂C/∂a ⊙ σ′(z), with σ′ taken from a.
  ///
  /// - Parameters:
  ///   - delta: ∂C/∂a, m × out; becomes ∂C/∂z.
  ///   - a: Activations, m × out.
  func multiplyBySlope(_ delta: inout Matrix, at a: Matrix) {
    switch self {
    case .sigmoid: delta.multiplyBySigmoidSlope(at: a)
    case .tanh: delta.multiplyByTanhSlope(at: a)
    case .relu: delta.multiplyByReluSlope(at: a)
    }
  }
}
