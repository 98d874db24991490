import BackpropCore

extension Mistake {
  /// (1 − ηλ/n) w − η g, g having (λ/n) w in it already.
  static let decayedTwice = Mistake(
    "decayed-twice",
    "the penalty is in the gradient, and the update shrinks the weights for it once more",
    shows: "every gradient is right, and an update takes the L2 part off twice; a gradient check "
      + "passes, and λ is double what it is set to",
    command: "update",
    hints: [
      "every gradient is right: what is done with it",
      "multiply the L2 part of a gradient by η, and compare with what an update takes off for it",
    ],
    code: (
      wrong: "W = (1 - eta * lam / n) * W - eta * dW",
      right: "W -= eta * dW"
    ),
    source: "PyTorch: the penalty in the loss, and weight_decay in the optimizer; Nielsen's update "
      + "after a gradient that has λ in it",
    level: 3,
    obstacle: needsL2,
    substitution: .operation { operations, _ in
      operations.takenAgain = { term, weights, count in
        term.kind == .l2 ? term.gradient(of: weights, n: count.n, m: count.m) : nil
      }
    }
  )
}
