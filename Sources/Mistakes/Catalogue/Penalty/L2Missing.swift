import Arithmetic
import BackpropCore

extension Mistake {
  /// The penalty in the cost and not in the gradient.
  static let l2Missing = Mistake(
    "l2-missing",
    "the penalty is in the cost and not in the gradient: λ is set and moves nothing",
    shows: "the L2 part of every gradient is 0; a gradient check passes while λ is small, and "
      + "sees it with the terms apart",
    command: "grad",
    hints: [
      "look at the two contributions of a gradient apart",
      "what does λ change: turn it up a thousandfold",
    ],
    code: (
      wrong: "dW = a.T @ delta / m",
      right: "dW = a.T @ delta / m + lam / n * W"
    ),
    source: "cs231n.github.io issue 253; DeepCrime's removal of weights regularisation",
    level: 2,
    obstacle: needsL2,
    substitution: .operation { operations, _ in
      operations.replaceL2 { term, weights, count in
        term.isOn ? Matrix(rows: weights.rows, columns: weights.columns) : nil
      }
    }
  )
}
