import Arithmetic

/// The operations that a step is made of, each in a place of its own, so that another can stand in for it.
///
/// New ones are those of the book. A mistake of somebody's program is one of them replaced: the passes
/// call what stands here and do not know.
public struct Operations: Sendable {
  /// Whether none has been replaced: then a step that nobody looks into may take its fused way.
  public private(set) var isCorrect = true

  /// b_l, which the sum of `z_l = a_{l−1} W_l + b_l` starts from; 1 × out.
  public var startOfSum: @Sendable (Layer) -> Matrix = { $0.biases } {
    didSet { isCorrect = false }
  }

  /// δ_L from a_L and the digits; m × out.
  public var outputDelta:
    @Sendable (_ delta: inout Matrix, Output, _ a: Matrix, _ labels: [UInt8]) -> Void = {
      delta,
      output,
      a,
      labels in output.delta(a: a, labels: labels, into: &delta)
    }
  {
    didSet { isCorrect = false }
  }

  /// What δ_{l+1} is multiplied by on its way down, W_{l+1}ᵀ; out × in.
  public var wayDown: @Sendable (_ weights: inout Matrix, LayerAbove, _ threads: Int) -> Void = {
    weights,
    above,
    threads in weights.setTransposed(of: above.layer.weights, threads: threads)
  }
  {
    didSet { isCorrect = false }
  }

  /// ⊙ σ′(z_l) in a hidden layer.
  public var hiddenSlope:
    @Sendable (_ delta: inout Matrix, Activation, _ z: Matrix, _ a: Matrix) -> Void = {
      delta,
      activation,
      _,
      a in activation.multiplyBySlope(&delta, a)
    }
  {
    didSet { isCorrect = false }
  }

  /// What is done with the sums of the mini-batch before; none where they are forgotten.
  public var sumsBefore: (@Sendable (_ sums: inout DataGradient, _ before: DataGradient) -> Void)? {
    didSet { isCorrect = false }
  }

  /// The data gradient of weights from its sum over the images: Σ / m.
  public var mean: @Sendable (_ sum: Matrix, BatchCount) -> Matrix = { sum, count in
    sum.divided(by: Double(count.m))
  }
  {
    didSet { isCorrect = false }
  }

  /// The data gradient of biases from its sum over the images: Σ / m.
  public var meanOfBiases: @Sendable (_ sum: Matrix, BatchCount) -> Matrix = { sum, count in
    sum.divided(by: Double(count.m))
  }
  {
    didSet { isCorrect = false }
  }

  /// What a term asks of the weights of a layer: (λ/n) w; none while it is off.
  public var penalty: @Sendable (Term, _ weights: Matrix, BatchCount) -> Matrix? = {
    term,
    weights,
    count in term.gradient(of: weights, n: count.n, m: count.m)
  }
  {
    didSet { isCorrect = false }
  }

  /// What a term asks of the biases of a layer: nothing, unless it is said to.
  public var penaltyOfBiases: @Sendable (Term, _ biases: Matrix, BatchCount) -> Matrix? = {
    term,
    biases,
    count in term.isOnBiases ? term.gradient(of: biases, n: count.n, m: count.m) : nil
  }
  {
    didSet { isCorrect = false }
  }

  /// What the update takes off for a term that is in the gradient already: nothing.
  public var takenAgain: (@Sendable (Term, _ weights: Matrix, BatchCount) -> Matrix?)? {
    didSet { isCorrect = false }
  }

  /// η as the update has it: weights go down by η times the gradient.
  public var rate: @Sendable (_ eta: Double, BatchCount) -> Double = { eta, _ in eta } {
    didSet { isCorrect = false }
  }

  /// The operations of the book.
  public init() {}

  /// The operations of the book.
  public static let correct = Operations()
}

/// The layer above the one whose δ is wanted, and what went in and came back there.
public struct LayerAbove: Sendable {
  /// W_{l+1} and b_{l+1}.
  public let layer: Layer
  /// a_l, what it read; m × in.
  public let input: Matrix
  /// δ_{l+1}; m × out.
  public let delta: Matrix

  /// A layer, what it read and what came back to it.
  public init(layer: Layer, input: Matrix, delta: Matrix) {
    (self.layer, self.input, self.delta) = (layer, input, delta)
  }
}

/// The numbers that means and penalties are divided by.
public struct BatchCount: Sendable, Equatable {
  /// Images in the mini-batch.
  public let m: Int
  /// Images in the training set.
  public let n: Int
  /// Units of the last layer.
  public let outputs: Int

  /// m images of n, and so many outputs.
  public init(m: Int, n: Int, outputs: Int) {
    (self.m, self.n, self.outputs) = (m, n, outputs)
  }
}
