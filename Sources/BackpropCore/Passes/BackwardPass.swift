import Arithmetic

/// The errors δ_l = ∂C₀/∂z_l of a mini-batch, found from the last layer to the first.
public struct BackwardPass: Sendable, Equatable {
  /// δ_l at index l − 1; only from `lowestLayer` up are they those of this batch.
  private(set) var deltas: [Matrix] = []
  private var transposedWeights = Matrix(rows: 0, columns: 0)
  /// The lowest layer whose δ is known; L + 1 before any is.
  public private(set) var lowestLayer = 1

  /// No layer yet.
  public init() {}

  /// Every matrix that it holds, memory to work in included.
  var matrices: [Matrix] { deltas + [transposedWeights] }

  /// Forgets every δ, keeping the memory for the next pass.
  public mutating func begin(_ network: Network) {
    if deltas.count != network.layers.count {
      deltas = network.layers.map { _ in Matrix(rows: 0, columns: 0) }
    }
    lowestLayer = network.layers.count + 1
  }

  /// δ of layer l; m × out.
  ///
  /// None before the pass has come to it.
  public func delta(_ l: Int) -> Matrix? {
    l >= lowestLayer && l <= deltas.count ? deltas[l - 1] : nil
  }

  /// Whether every layer has its δ.
  public var isComplete: Bool { !deltas.isEmpty && lowestLayer == 1 }

  /// Finds δ of the next layer down.
  ///
  /// - last layer: inverts the cost, `δ_L = a_L − y` for sigmoid with cross-entropy
  /// - hidden layer l: inverts `z_{l+1} = a_l W_{l+1} + b_{l+1}` and `a_l = σ(z_l)`:
  ///   `δ_l = (δ_{l+1} W_{l+1}ᵀ) ⊙ σ′(z_l)`
  public mutating func step(
    _ network: Network,
    after forward: ForwardPass,
    labels: [UInt8],
    by operations: Operations = .correct,
    threads: Int = 1
  ) {
    precondition(lowestLayer > 1, "every layer has its δ")
    let i = lowestLayer - 2
    let layer = network.layers[i]
    if i == network.layers.count - 1 {
      operations.outputDelta(&deltas[i], network.output, forward.activations[i], labels)
    } else {
      let above = LayerAbove(
        layer: network.layers[i + 1],
        input: forward.activations[i],
        delta: deltas[i + 1]
      )
      operations.wayDown(&transposedWeights, above, threads)
      deltas[i].setProduct(above.delta, transposedWeights, threads: threads)
      operations.hiddenSlope(
        &deltas[i],
        layer.activation,
        forward.weightedInputs[i],
        forward.activations[i]
      )
    }
    lowestLayer -= 1
  }

  /// Finds δ of every layer, the last first.
  public mutating func run(
    _ network: Network,
    after forward: ForwardPass,
    labels: [UInt8],
    by operations: Operations = .correct,
    threads: Int = 1
  ) {
    begin(network)
    while lowestLayer > 1 {
      step(network, after: forward, labels: labels, by: operations, threads: threads)
    }
  }

  /// Whether both know the same errors; memory to work in, and what a pass before left there, does not
  /// count.
  public static func == (a: BackwardPass, b: BackwardPass) -> Bool {
    a.lowestLayer == b.lowestLayer && a.deltas.count == b.deltas.count
      && a.deltas.dropFirst(a.lowestLayer - 1) == b.deltas.dropFirst(b.lowestLayer - 1)
  }
}
