import Arithmetic

/// The gradient of one mini-batch with its contributions apart: what the data ask for, what each term
/// of the objective asks for.
public struct Gradient: Sendable {
  /// What the data ask for, summed over the images.
  let sums: DataGradient
  private let network: Network
  private let objective: Objective
  /// m, images in the mini-batch.
  public let imageCount: Int

  /// The gradient at a network's weights.
  ///
  /// - Parameters:
  ///   - sums: What the data ask for, summed over m images.
  ///   - network: The weights that the gradient was taken at.
  ///   - m: Images in the mini-batch.
  ///   - objective: What is to become small.
  public init(_ sums: DataGradient, at network: Network, m: Int, objective: Objective) {
    (self.sums, self.network, self.objective, imageCount) = (sums, network, objective, m)
  }

  /// Layers there are.
  public var layerCount: Int { network.layers.count }

  /// a_{l−1}ᵀ δ_l / m; in × out.
  public func data(_ l: Int) -> Matrix {
    sums.weightSums[l - 1].divided(by: Double(imageCount))
  }

  /// ‖a_{l−1}ᵀ δ_l / m‖: the norm of `data`, which need not be made for it.
  public func dataNorm(_ l: Int) -> Double {
    sums.weightSums[l - 1].norm(dividedBy: Double(imageCount))
  }

  /// ∂C/∂W_l: what the data ask for, and each term; each in × out.
  public func weights(_ l: Int) -> Ledger<Matrix> {
    objective.gradient(data: data(l), of: network[l].weights, m: imageCount)
  }

  /// ∂C/∂b_l = Σ δ_l / m, all of it from the data: terms leave biases alone; 1 × out.
  public func biases(_ l: Int) -> Matrix {
    sums.biasSums[l - 1].divided(by: Double(imageCount))
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
