import BackpropCore

extension Mistake {
  /// 2 (λ/n) w: Σw² differentiated, the ½ forgotten.
  static let l2Doubled = Mistake(
    "l2-doubled",
    "the penalty's gradient is (2λ/n) w: the square brought a 2 down and the ½ of the "
      + "cost was left out",
    shows: "the L2 part is twice the slope of the cost's L2 part; a gradient check sees it with "
      + "the terms apart",
    command: "check",
    hints: [
      "the data are right",
      "divide the L2 part of one weight by (λ/n) w",
    ],
    code: (
      wrong: "dW += 2 * lam / n * W",
      right: "dW += lam / n * W"
    ),
    source: "cs231n.github.io issue 89",
    level: 3,
    obstacle: needsL2,
    substitution: .operation { operations, _ in
      operations.replaceL2 { term, weights, count in
        term.gradient(of: weights, n: count.n, m: count.m)?.scaled(by: 2)
      }
    }
  )
}
