import BackpropCore

extension Mistake {
  /// Σ δ in place of Σ δ / m, for biases alone.
  static let biasSummed = Mistake(
    "bias-summed",
    "the gradient of biases is the sum of δ over the mini-batch, not its mean",
    shows: "biases move m times too fast; a gradient check fails for biases only",
    command: "explain b2[7]",
    hints: [
      "weights are not all there is",
      "add up δ of one unit, and divide",
    ],
    code: (
      wrong: "db = delta.sum(axis=0)",
      right: "db = delta.mean(axis=0)"
    ),
    source: "questions of learners; TheDeepChecker (arXiv 2204.00694: poor_reduction_loss)",
    level: 2,
    substitution: .operation { operations, _ in
      operations.meanOfBiases = { sum, _ in sum }
    }
  )
}
