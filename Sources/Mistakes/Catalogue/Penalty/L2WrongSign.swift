import BackpropCore

extension Mistake {
  /// −(λ/n) w: weights are pushed away from 0.
  static let l2WrongSign = Mistake(
    "l2-wrong-sign",
    "the penalty's gradient has the wrong sign: an update makes weights larger where it "
      + "should shrink them",
    shows: "the weights grow, the faster the larger λ is; a gradient check sees it with the "
      + "terms apart",
    command: "check",
    hints: [
      "which way does the penalty move a weight",
      "compare the signs of a weight and of its L2 part",
    ],
    code: (
      wrong: "dW -= lam / n * W",
      right: "dW += lam / n * W"
    ),
    source: "TheDeepChecker (arXiv 2204.00694: flipped_sign)",
    level: 3,
    obstacle: needsL2,
    substitution: .operation { operations, _ in
      operations.replaceL2 { term, weights, count in
        term.gradient(of: weights, n: count.n, m: count.m)?.scaled(by: -1)
      }
    }
  )
}
