import BackpropCore

extension Mistake {
  /// w − (η/m) g, g being a mean already.
  static let rateDividedByM = Mistake(
    "rate-divided-by-m",
    "the update multiplies the gradient by η/m, though the gradient is a mean over the "
      + "mini-batch already",
    shows: "every gradient is right, and weights move m times too little; training crawls, and "
      + "a gradient check passes",
    command: "update",
    hints: [
      "every gradient is right: what is done with it",
      "print a weight, its gradient, and the weight after the update",
    ],
    code: (
      wrong: "W -= eta / m * dW",
      right: "W -= eta * dW"
    ),
    source: "Nielsen's network.py, whose nabla_w is a sum, followed with a mean",
    level: 2,
    substitution: .operation { operations, _ in
      operations.rate = { eta, count in eta / Double(count.m) }
    }
  )
}
