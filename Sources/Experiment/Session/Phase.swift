/// How far a step has come.
package enum Phase: Int, Sendable, Comparable, CaseIterable {
  /// The images are drawn.
  case batch
  /// Every z and a is known.
  case forward
  /// The cost has been looked at.
  case cost
  /// δ is known of the last layer, and maybe of others.
  case backward
  /// The gradient of every layer is known.
  case gradient
  /// The weights have moved.
  case update

  /// The command that reaches this phase.
  package var command: String {
    switch self {
    case .batch: "batch"
    case .forward: "forward"
    case .cost: "cost"
    case .backward: "backward"
    case .gradient: "grad"
    case .update: "update"
    }
  }

  /// What it makes.
  package var product: String {
    switch self {
    case .batch: "mini-batch"
    case .forward, .cost: "forward pass"
    case .backward: "backward pass"
    case .gradient: "gradient"
    case .update: "update"
    }
  }

  /// Whether this phase comes before the other.
  package static func < (a: Phase, b: Phase) -> Bool { a.rawValue < b.rawValue }
}
