import Arithmetic
import BackpropCore

extension Mistake {
  /// z = a W, without b.
  static let biasForgotten = Mistake(
    "bias-forgotten",
    "z = a W: the bias is left out of the forward pass, and has its gradient all the same",
    shows: "z is the sum of its terms and no more; a gradient check of biases fails, for the "
      + "cost of the book does move with them",
    command: "explain z2[0,3]",
    hints: [
      "take one weighted input apart",
      "add up its terms by hand, and the bias",
    ],
    code: (
      wrong: "z = a @ W",
      right: "z = a @ W + b"
    ),
    source: "DeepCrime's removal of a bias",
    level: 2,
    substitution: .operation { operations, _ in
      operations.startOfSum = { Matrix(rows: 1, columns: $0.units) }
    }
  )
}
