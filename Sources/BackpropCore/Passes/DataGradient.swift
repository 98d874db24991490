import Arithmetic

/// What the data ask of every weight and bias: sums over the mini-batch, as the arithmetic makes them.
///
/// The gradient is a mean; `Gradient` divides by m. The sums are kept because the update uses them.
public struct DataGradient: Sendable, Equatable {
  /// a_{l−1}ᵀ δ_l at index l − 1; each in × out.
  public private(set) var weightSums: [Matrix] = []
  /// Σ δ_l over the images, at index l − 1; each 1 × out.
  public private(set) var biasSums: [Matrix] = []

  /// No gradient yet.
  public init() {}

  /// Inverts `z_l = a_{l−1} W_l + b_l` for every layer: ∂C₀/∂W_l = a_{l−1}ᵀ δ_l, ∂C₀/∂b_l = Σ δ_l.
  ///
  /// - Parameters:
  ///   - inputs: x; m × 784. Zero pixels are left out of the sums of layer 1.
  ///   - forward: The pass of this batch.
  ///   - backward: The δ of every layer of this batch.
  ///   - operations: How each line is computed.
  ///   - threads: How many threads may share the work.
  public mutating func run(
    inputs: SparseRows,
    forward: ForwardPass,
    backward: BackwardPass,
    by operations: Operations = .correct,
    threads: Int = 1
  ) {
    let before = operations.sumsBefore.map { _ in self }
    begin(layers: forward.activations.count)
    weightSums[0].setProduct(transposed: inputs, backward.deltas[0], threads: threads)
    finish(forward: forward, backward: backward, threads: threads)
    if let before { operations.sumsBefore?(&self, before) }
  }

  /// The sums of every layer but those of the weights of layer 1, which are then empty.
  ///
  /// A step that nobody looks into moves the weights of layer 1 without keeping what they are moved by.
  mutating func runWithoutFirstWeights(
    forward: ForwardPass,
    backward: BackwardPass,
    threads: Int
  ) {
    begin(layers: forward.activations.count)
    if weightSums[0].rows > 0 { weightSums[0] = Matrix(rows: 0, columns: 0) }
    finish(forward: forward, backward: backward, threads: threads)
  }

  /// Adds the sums of another mini-batch through a network of the same shape.
  public mutating func add(_ other: DataGradient) {
    guard !other.weightSums.isEmpty else { return }
    weightSums = zip(weightSums, other.weightSums).map(+)
    biasSums = zip(biasSums, other.biasSums).map(+)
  }

  private mutating func begin(layers count: Int) {
    guard weightSums.count != count else { return }
    weightSums = (0..<count).map { _ in Matrix(rows: 0, columns: 0) }
    biasSums = weightSums
  }

  private mutating func finish(forward: ForwardPass, backward: BackwardPass, threads: Int) {
    precondition(backward.isComplete, "every layer needs its δ first")
    for i in weightSums.indices {
      let delta = backward.deltas[i]
      biasSums[i].setColumnSums(of: delta)
      if i > 0 {
        weightSums[i].setProduct(transposed: forward.activations[i - 1], delta, threads: threads)
      }
    }
  }
}
