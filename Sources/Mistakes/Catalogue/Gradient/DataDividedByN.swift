import BackpropCore

extension Mistake {
  /// Σ aδ / n.
  static let dataDividedByN = Mistake(
    "data-divided-by-n",
    "the sum over the mini-batch is divided by n, the images of the training set, not by m",
    shows: "the data gradient is n/m times too small, training hardly moves, and the penalty rules",
    command: "check scale",
    hints: [
      "look at the two contributions of a gradient apart: which of them steers",
      "add up the products of one weight, and see what they were divided by",
    ],
    code: (
      wrong: "dW = a.T @ delta / n",
      right: "dW = a.T @ delta / m"
    ),
    source: "TheDeepChecker (arXiv 2204.00694: poor_reduction_loss)",
    level: 1,
    substitution: .operation { operations, _ in
      operations.mean = { sum, count in sum.divided(by: Double(count.n)) }
      operations.meanOfBiases = operations.mean
    }
  )
}
