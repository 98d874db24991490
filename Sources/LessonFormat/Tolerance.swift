import Experiment
/// How far a number may be from the right one and still be right.
public enum Tolerance: Sendable, Equatable {
  /// At most this share of the right number: 0.001 is 0.1 %.
  case relative(Double)
  /// At most this much.
  case absolute(Double)

  /// What a question without a tolerance allows: 0.1 % of the right number.
  public static let standard = Tolerance.relative(1e-3)

  /// Reads `0.1%` as relative and `1e-3` as absolute; nil if the text is neither.
  init?(_ text: String) {
    guard let number = WrittenNumber(text) else { return nil }
    self = number.isPercentage ? .relative(number.value) : .absolute(number.value)
  }

  /// Whether `given` is close enough to `right`; never if either is infinite or not a number.
  public func accepts(_ given: Double, for right: Double) -> Bool {
    let difference = (given - right).magnitude
    guard difference.isFinite else { return false }
    switch self {
    case .relative(let share): return difference <= share * right.magnitude
    case .absolute(let limit): return difference <= limit
    }
  }
}
