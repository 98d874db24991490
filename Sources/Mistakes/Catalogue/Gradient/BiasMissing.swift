import Arithmetic
import BackpropCore

extension Mistake {
  /// ∂C/∂b = 0: biases are never moved.
  static let biasMissing = Mistake(
    "bias-missing",
    "biases have no gradient: they stay where they began",
    shows: "not one bias moves; a gradient check fails for biases only",
    command: "explain b2[7]",
    hints: [
      "weights are not all there is",
      "look at one bias before and after an update",
    ],
    code: (
      wrong: "W -= eta * dW",
      right: "W -= eta * dW; b -= eta * db"
    ),
    source: "faults of real programs (arXiv 1910.11015); DeepCrime's removal of a bias",
    level: 2,
    substitution: .operation { operations, _ in
      operations.meanOfBiases = { sum, _ in Matrix(rows: 1, columns: sum.columns) }
    }
  )
}
