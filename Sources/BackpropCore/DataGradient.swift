import Arithmetic

/// What the data ask of every weight and bias: sums over the mini-batch, as the arithmetic makes them.
///
/// The gradient is a mean; `Gradient` divides by m. The sums are kept because the update uses them.
public struct DataGradient: Sendable, Equatable {
  /// a_{l−1}ᵀ δ_l at index l − 1; each in × out.
  public private(set) var weightSums: [Matrix] = []
  /// Σ δ_l over the images, at index l − 1; each 1 × out.
  public private(set) var biasSums: [Matrix] = []
  private var pixels = SparseRows(columns: 1)

  /// No gradient yet.
  public init() {}

  /// Inverts `z_l = a_{l−1} W_l + b_l` for every layer: ∂C₀/∂W_l = a_{l−1}ᵀ δ_l, ∂C₀/∂b_l = Σ δ_l.
  ///
  /// - Parameters:
  ///   - inputs: x; m × 784. Zero pixels are left out of the sums of layer 1.
  ///   - forward: The pass of this batch.
  ///   - backward: The δ of every layer of this batch.
  ///   - threads: How many threads may share the work.
  public mutating func run(
    inputs: SparseRows,
    forward: ForwardPass,
    backward: BackwardPass,
    threads: Int = 1
  ) {
    precondition(backward.isComplete, "every layer needs its δ first")
    let count = forward.activations.count
    if weightSums.count != count {
      weightSums = forward.activations.map { _ in Matrix(rows: 0, columns: 0) }
      biasSums = weightSums
    }
    pixels.replace(withTransposed: inputs)
    for l in 1...count {
      guard let delta = backward.delta(l) else { continue }
      if l == 1 {
        weightSums[0].setProduct(pixels, delta, threads: threads)
      } else {
        weightSums[l - 1].setProduct(
          transposed: forward.activations[l - 2],
          delta,
          threads: threads
        )
      }
      biasSums[l - 1].setColumnSums(of: delta)
    }
  }

  /// Whether both hold the same sums; scratch memory does not count.
  public static func == (a: DataGradient, b: DataGradient) -> Bool {
    a.weightSums == b.weightSums && a.biasSums == b.biasSums
  }
}
