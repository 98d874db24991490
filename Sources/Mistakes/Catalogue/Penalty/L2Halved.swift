import BackpropCore

extension Mistake {
  /// (λ/2n) w: the ½ of the cost is still there, the square being differentiated already.
  static let l2Halved = Mistake(
    "l2-halved",
    "the penalty's gradient is (λ/2n) w: the ½ of the cost was kept though the square "
      + "brought its 2 down",
    shows: "the L2 part is half the slope of the cost's L2 part; a gradient check sees it with "
      + "the terms apart",
    command: "check",
    hints: [
      "the data are right",
      "divide the L2 part of one weight by (λ/n) w",
    ],
    code: (
      wrong: "dW += lam / (2 * n) * W",
      right: "dW += lam / n * W"
    ),
    source: "cs231n.github.io issue 89",
    level: 3,
    obstacle: needsL2,
    substitution: .operation { operations, _ in
      operations.replaceL2 { term, weights, count in
        term.gradient(of: weights, n: count.n, m: count.m)?.scaled(by: 0.5)
      }
    }
  )
}
