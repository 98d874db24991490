import Arithmetic
import BackpropCore

extension Mistake {
  /// δ_l through W_{l+1} and not its transpose, where the shapes let it pass: square layers.
  static let weightsNotTransposed = Mistake(
    "weights-not-transposed",
    "δ goes down through W where it should go through its transpose; in a square layer "
      + "the shapes hide it",
    shows: "δ below a square layer has the right size and the wrong entries; a gradient check "
      + "fails there",
    command: "explain delta1[0,3]",
    hints: [
      "the last layer is right: look at how δ comes down from there",
      "take one δ of layer 1 apart: a row of W, or a column",
    ],
    code: (
      wrong: "delta = delta @ W * a * (1 - a)",
      right: "delta = delta @ W.T * a * (1 - a)"
    ),
    source: "questions of learners; faults of real programs (arXiv 1910.11015)",
    level: 3,
    obstacle: { network, _ in
      network.layers.dropFirst().contains { $0.inputs == $0.units }
        ? nil
        : "no layer above the first is square, so the shapes would not fit: type net \(squareExample(network))"
    },
    substitution: .operation { operations, _ in
      operations.wayDown = { weights, above, threads in
        if above.layer.inputs == above.layer.units {
          weights.setCopy(of: above.layer.weights)
        } else {
          weights.setTransposed(of: above.layer.weights, threads: threads)
        }
      }
    }
  )
}
