/// How far a step has come.
public enum Phase: Int, Sendable, Comparable, CaseIterable {
  /// The images are drawn.
  case batch
  /// Every z and a is known.
  case forward
  /// The cost has been looked at.
  case cost
  /// δ is known of the last layer, and maybe of others.
  case backward
  /// Data and L2 gradients are known.
  case gradient
  /// The weights have moved.
  case update

  /// The command that reaches this phase.
  public var command: String {
    switch self {
    case .batch: "batch"
    case .forward: "forward"
    case .cost: "cost"
    case .backward: "backward"
    case .gradient: "grad"
    case .update: "update"
    }
  }

  /// Whether this phase comes before the other.
  public static func < (a: Phase, b: Phase) -> Bool { a.rawValue < b.rawValue }
}
