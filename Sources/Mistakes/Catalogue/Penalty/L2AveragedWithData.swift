import BackpropCore

extension Mistake {
  /// ((λ/n) w) / m: the penalty was added before the mean was taken.
  static let l2AveragedWithData = Mistake(
    "l2-averaged-with-data",
    "the penalty was added before the sum was divided by m, so that it is divided by m too",
    shows: "the L2 part is m times too small; a gradient check sees it with the terms apart",
    command: "check scale",
    hints: [
      "the data are right",
      "divide the L2 part of one weight by (λ/n) w: what number is that here",
    ],
    code: (
      wrong: "dW = (a.T @ delta + lam / n * W) / m",
      right: "dW = a.T @ delta / m + lam / n * W"
    ),
    source: "nn-from-scratch issue 13, found there by a gradient check",
    level: 2,
    obstacle: needsL2,
    substitution: .operation { operations, _ in
      operations.replaceL2 { term, weights, count in
        term.gradient(of: weights, n: count.n, m: count.m)?.divided(by: Double(count.m))
      }
    }
  )
}
