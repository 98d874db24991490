import BackpropCore

extension Mistake {
  /// Σ aδ in place of Σ aδ / m.
  static let dataSummed = Mistake(
    "data-summed",
    "the data gradient is the sum over the images of the mini-batch, not their mean: 1/m "
      + "is missing",
    shows: "the data gradient is m times too large, and doubles when every image is there twice",
    command: "check scale",
    hints: [
      "does the gradient depend on how many images there are",
      "add up the products of one weight, and divide",
    ],
    code: (
      wrong: "dW = a.T @ delta; db = delta.sum(axis=0)",
      right: "dW = a.T @ delta / m; db = delta.mean(axis=0)"
    ),
    source: "TheDeepChecker (arXiv 2204.00694: poor_reduction_loss)",
    level: 1,
    substitution: .operation { operations, _ in
      operations.mean = { sum, _ in sum }
      operations.meanOfBiases = operations.mean
    }
  )
}
