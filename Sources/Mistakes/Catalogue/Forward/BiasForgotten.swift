import Arithmetic
import BackpropCore

extension Mistake {
  /// z = a W, without b.
  static let biasForgotten = Mistake(
    "bias-forgotten",
    "z = a W: the bias is left out of the forward pass, and has its gradient all the same",
    shows: "where all weights of a layer are 0, so is z; a gradient check of every layer fails, "
      + "for the network of the book puts out something else",
    command: "explain b2[7]",
    hints: [
      "the forward pass comes first: is z what the formula says",
      "multiply the weights of the last layer by 0: what is left of z",
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
