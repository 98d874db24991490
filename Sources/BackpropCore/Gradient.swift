import Arithmetic

/// The gradient of one mini-batch with its contributions apart: what the data ask for, what L2 asks for.
///
/// The total is derived from the two, so that no view of it can disagree with them.
public struct Gradient: Sendable {
  private let sums: DataGradient
  private let network: Network
  /// m, images in the mini-batch.
  public let imageCount: Int
  /// λ/n, or λ/m by the student's scale; none while L2 is off.
  public let penaltyFactor: Double?

  /// The gradient at a network's weights.
  ///
  /// - Parameters:
  ///   - sums: What the data ask for, summed over m images.
  ///   - network: The weights that the gradient was taken at.
  ///   - m: Images in the mini-batch.
  ///   - n: Images in the training set.
  ///   - l2: The penalty.
  public init(_ sums: DataGradient, at network: Network, m: Int, n: Int, l2: L2) {
    self.sums = sums
    self.network = network
    imageCount = m
    penaltyFactor = l2.isOn ? l2.factor(n: n, m: m) : nil
  }

  /// Layers there are.
  public var layerCount: Int { network.layers.count }

  /// a_{l−1}ᵀ δ_l / m; in × out.
  public func data(_ l: Int) -> Matrix {
    sums.weightSums[l - 1].divided(by: Double(imageCount))
  }

  /// (λ/n) W_l; in × out.
  ///
  /// None while L2 is off.
  public func l2(_ l: Int) -> Matrix? {
    penaltyFactor.map { network.layers[l - 1].weights.scaled(by: $0) }
  }

  /// Data and L2 added, place by place; in × out.
  public func total(_ l: Int) -> Matrix {
    l2(l).map { data(l) + $0 } ?? data(l)
  }

  /// Σ δ_l / m, all of it from the data: biases are not penalised; 1 × out.
  public func biases(_ l: Int) -> Matrix {
    sums.biasSums[l - 1].divided(by: Double(imageCount))
  }

  /// ‖L2‖ / ‖data‖ of a layer's weights: which of the two steers.
  ///
  /// 0 while L2 is off.
  public func ratio(_ l: Int) -> Double {
    guard let penalty = l2(l) else { return 0 }
    return penalty.norm / data(l).norm
  }
}
