/// ∂C/∂w found in two ways, of one part of the objective or of all of it.
public struct Slope: Sendable, Equatable {
  /// The weight or bias.
  public let parameter: Parameter
  /// By backpropagation, as the step computes it.
  public let gradient: Double
  /// By moving the weight.
  public let numeric: Double
  /// Whether a kink lies between w − h and w + h: then the two may differ, and nobody is wrong.
  public let isAtKink: Bool

  init(_ parameter: Parameter, gradient: Double, numeric: Double, isAtKink: Bool) {
    (self.parameter, self.gradient, self.numeric) = (parameter, gradient, numeric)
    self.isAtKink = isAtKink
  }

  /// |a − n| / max(|a|, |n|, floor); infinite where one of the two is no number.
  public func relativeError(floor: Double) -> Double {
    guard gradient.isFinite, numeric.isFinite else { return .infinity }
    guard gradient != numeric else { return 0 }
    return (gradient - numeric).magnitude / max(gradient.magnitude, numeric.magnitude, floor)
  }
}

/// What was found of one part in the weights, or in the biases, of one layer.
public struct SlopeSummary: Sendable {
  /// The layer, from 1.
  public let layer: Int
  /// Whether it is of the biases.
  public let isOfBiases: Bool
  /// The part; none for all together.
  public let subject: Part?
  /// Slopes compared.
  public private(set) var count = 0
  /// Slopes left out, for they are at a kink.
  public private(set) var kinks = 0
  /// The slope whose two values differ most.
  public private(set) var worst: Slope?
  /// Its relative error.
  public private(set) var error = 0.0
  private var factors: ClosedRange<Double>?

  /// Nothing compared yet.
  public init(layer: Int, isOfBiases: Bool, subject: Part?) {
    (self.layer, self.isOfBiases, self.subject) = (layer, isOfBiases, subject)
  }

  /// Takes a slope into account, with what small ones are compared with.
  public mutating func add(_ slope: Slope, floor: Double) {
    guard !slope.isAtKink else { return kinks += 1 }
    count += 1
    let found = slope.relativeError(floor: floor)
    if worst == nil || found > error { (worst, error) = (slope, found) }
    // Of what is nearly 0 a ratio says nothing.
    guard slope.numeric.magnitude > floor * 1e-3 else { return }
    let factor = slope.gradient / slope.numeric
    guard factor.isFinite else { return }
    factors =
      factors.map { min($0.lowerBound, factor)...max($0.upperBound, factor) } ?? factor...factor
  }

  /// Whether both ways agree in every slope.
  public var agrees: Bool { error < GradientCheck.tolerance }

  /// How many times too large the gradient is, where that is the same in every slope.
  public var factor: Double? {
    guard let factors, count > 1 else { return nil }
    let spread = factors.upperBound - factors.lowerBound
    return spread <= 1e-4 * max(factors.upperBound.magnitude, 1e-9) ? factors.upperBound : nil
  }
}
