import Arithmetic

/// The L2 penalty: λ/(2n) Σ w² is added to the cost, so (λ/n) w to the gradient of each weight w.
///
/// Biases are not penalised (Nielsen, chapter 3).
public struct L2: Sendable, Equatable {
  /// What λ is divided by.
  public enum Scale: String, Sendable, CaseIterable {
    /// n, the images of the training set: what the formula asks for.
    case dataset
    /// m, the images of the mini-batch: the student's mistake, n/m times too strong.
    case batch
  }

  /// Whether there is a penalty at all.
  public var isOn: Bool
  /// λ, 0 or more.
  public var lambda: Double
  /// What λ is divided by.
  public var scale: Scale

  /// A penalty from its settings.
  public init(isOn: Bool = true, lambda: Double, scale: Scale = .dataset) {
    self.isOn = isOn
    self.lambda = lambda
    self.scale = scale
  }

  /// What λ is divided by here: n or m.
  public func divisor(n: Int, m: Int) -> Int {
    scale == .dataset ? n : m
  }

  /// λ/n, the factor of w in the gradient; 0 while the penalty is off.
  public func factor(n: Int, m: Int) -> Double {
    isOn ? lambda / Double(divisor(n: n, m: m)) : 0
  }

  /// λ/(2n) Σ w²; 0 while the penalty is off.
  public func penalty(sumOfSquares: Double, n: Int, m: Int) -> Double {
    isOn ? lambda / Double(2 * divisor(n: n, m: m)) * sumOfSquares : 0
  }

  /// 1 − ηλ/n: what one update leaves of a weight whose data gradient is 0; 1 while the penalty is off.
  public func decay(eta: Double, n: Int, m: Int) -> Double {
    isOn ? 1 - eta * lambda / Double(divisor(n: n, m: m)) : 1
  }
}
