import Arithmetic

/// What a network makes of a mini-batch: every weighted input and every activation.
public struct ForwardPass: Sendable, Equatable {
  /// z_l at index l − 1; each m × out.
  private(set) var weightedInputs: [Matrix] = []
  /// a_l at index l − 1; each m × out.
  private(set) var activations: [Matrix] = []

  /// No pass yet.
  public init() {}

  /// z_1 = x W_1 + b_1, a_1 = σ(z_1), z_2 = a_1 W_2 + b_2 … up to the last layer.
  ///
  /// Zero pixels are left out of the sum of z_1; all other sums leave nothing out.
  ///
  /// - Parameters:
  ///   - network: 784 → … → 10.
  ///   - inputs: x; m × 784.
  ///   - operations: How each line is computed.
  ///   - threads: How many threads may share the work.
  public mutating func run(
    _ network: Network,
    on inputs: SparseRows,
    by operations: Operations = .correct,
    threads: Int = 1
  ) {
    if weightedInputs.count != network.layers.count {
      weightedInputs = network.layers.map { _ in Matrix(rows: 0, columns: 0) }
      activations = weightedInputs
    }
    for (i, layer) in network.layers.enumerated() {
      if i == 0 {
        weightedInputs[0].setProduct(
          inputs,
          layer.weights,
          startingFrom: operations.startOfSum(layer),
          threads: threads
        )
      } else {
        weightedInputs[i].setProduct(
          activations[i - 1],
          layer.weights,
          startingFrom: operations.startOfSum(layer),
          threads: threads
        )
      }
      layer.activation.apply(weightedInputs[i], &activations[i], threads)
    }
  }

  /// z_l, of layer l from 1 to L; m × out.
  public func z(_ l: Int) -> Matrix { weightedInputs[l - 1] }

  /// a_l, of layer l from 1 to L; m × out.
  public func a(_ l: Int) -> Matrix { activations[l - 1] }

  /// Every matrix that it holds.
  var matrices: [Matrix] { weightedInputs + activations }

  /// Activations of the last layer; m × 10.
  public var output: Matrix { activations[activations.count - 1] }

  /// Weighted inputs of the last layer; m × 10.
  public var outputWeightedInput: Matrix { weightedInputs[weightedInputs.count - 1] }
}
