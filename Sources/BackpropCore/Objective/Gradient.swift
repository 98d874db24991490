import Arithmetic

/// The gradient of one mini-batch with its contributions apart: what the data ask for, what each term
/// of the objective asks for.
public struct Gradient: Sendable {
  /// What the data ask for, summed over the images.
  let sums: DataGradient
  /// The weights that it was taken at.
  let network: Network
  /// What is to become small.
  let objective: Objective
  /// How each line is computed.
  let operations: Operations
  /// m, images in the mini-batch.
  public let imageCount: Int

  /// The gradient at a network's weights.
  ///
  /// - Parameters:
  ///   - sums: What the data ask for, summed over m images.
  ///   - network: The weights that the gradient was taken at.
  ///   - m: Images in the mini-batch.
  ///   - objective: What is to become small.
  ///   - operations: How each line is computed.
  public init(
    _ sums: DataGradient,
    at network: Network,
    m: Int,
    objective: Objective,
    by operations: Operations = .correct
  ) {
    (self.sums, self.network, self.objective, imageCount) = (sums, network, objective, m)
    self.operations = operations
  }

  /// m, n and the units of the last layer.
  public var count: BatchCount {
    BatchCount(m: imageCount, n: objective.n, outputs: network.layers[layerCount - 1].units)
  }

  /// Layers there are.
  public var layerCount: Int { network.layers.count }

  /// a_{l−1}ᵀ δ_l / m; in × out.
  public func data(_ l: Int) -> Matrix {
    operations.mean(sums.weightSums[l - 1], count)
  }

  /// ‖a_{l−1}ᵀ δ_l / m‖: the norm of `data`, which need not be made for it.
  public func dataNorm(_ l: Int) -> Double {
    operations.isCorrect
      ? sums.weightSums[l - 1].norm(dividedBy: Double(imageCount)) : data(l).norm
  }

  /// ∂C/∂W_l: what the data ask for, and each term; each in × out.
  public func weights(_ l: Int) -> Ledger<Matrix> {
    objective.ledger(data: data(l)) { operations.penalty($0, network[l].weights, count) }
  }

  /// What an update goes by: ∂C/∂W_l, and what it takes off for a term once more; each in × out.
  public func taken(_ l: Int) -> Ledger<Matrix> {
    let ledger = weights(l)
    guard let takenAgain = operations.takenAgain else { return ledger }
    return objective.ledger(data: ledger.data) { term in
      let asked = ledger[.term(term.kind)]
      guard let more = takenAgain(term, network[l].weights, count) else { return asked }
      return asked.map { $0 + more } ?? more
    }
  }

  /// ∂C/∂b_l: Σ δ_l / m, what the data ask for, and the terms that do not leave biases alone; each 1 × out.
  public func biases(_ l: Int) -> Ledger<Matrix> {
    objective.ledger(data: operations.meanOfBiases(sums.biasSums[l - 1], count)) {
      operations.penaltyOfBiases($0, network[l].biases, count)
    }
  }
}

extension Ledger<Matrix> {
  /// ‖term‖ / ‖data‖: which of the two steers; 0 while it is off.
  public func ratio(of part: Part) -> Double {
    guard let value = self[part] else { return 0 }
    return value.norm / data.norm
  }

  /// ‖all terms together‖ / ‖data‖; 0 while all are off.
  public var ratio: Double {
    let on = terms.compactMap(\.value)
    guard let first = on.first else { return 0 }
    return on.dropFirst().reduce(first, +).norm / data.norm
  }
}
