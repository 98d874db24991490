import BackpropCore

extension Mistake {
  /// Σ of this mini-batch and of all before: `zero_grad` forgotten.
  static let gradientNotReset = Mistake(
    "gradient-not-reset",
    "the gradient of the mini-batches before is still in the sum when that of the next is "
      + "added",
    shows: "the first step is right; from the second on the gradient is more than this "
      + "mini-batch asks for, and the cost swings",
    command: "explain w2[3,7]",
    hints: [
      "one step tells nothing: make another, and look again",
      "in the second step add up the products of one weight, and divide by m",
    ],
    code: (
      wrong: "dW += a.T @ delta",
      right: "dW = a.T @ delta"
    ),
    source: "PyTorch's loop without optimizer.zero_grad()",
    level: 3,
    substitution: .operation { operations, _ in
      operations.sumsBefore = { sums, before in sums.add(before) }
    }
  )
}
