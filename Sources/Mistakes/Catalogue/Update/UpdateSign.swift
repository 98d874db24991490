import BackpropCore

extension Mistake {
  /// w + η ∂C/∂w: uphill.
  static let updateSign = Mistake(
    "update-sign",
    "the gradient is added to the weights where it should be taken off: every step goes uphill",
    shows: "the cost rises from step to step, and a gradient check passes",
    command: "plot cost",
    hints: [
      "does a step lower the cost of its own mini-batch",
      "print a weight, its gradient, and the weight after the update",
    ],
    code: (
      wrong: "W += eta * dW",
      right: "W -= eta * dW"
    ),
    source: "TheDeepChecker (arXiv 2204.00694: flipped_sign)",
    level: 1,
    substitution: .operation { operations, _ in
      operations.rate = { eta, _ in -eta }
    }
  )
}
