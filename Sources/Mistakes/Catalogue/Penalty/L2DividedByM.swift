import BackpropCore

extension Mistake {
  /// (λ/m) w in place of (λ/n) w: the penalty n/m times too strong.
  static let l2DividedByM = Mistake(
    "l2-divided-by-m",
    "the penalty's gradient is divided by m, the images of the mini-batch, and not by n, "
      + "those of the training set",
    shows: "the penalty outweighs the data n/m times more than λ says, whatever λ is tried",
    command: "check scale",
    hints: [
      "look at the two contributions of a gradient apart: which of them steers",
      "put every image into the mini-batch twice: what halves",
    ],
    code: (
      wrong: "dW += lam / m * W",
      right: "dW += lam / n * W"
    ),
    source: "a student's question, and scikit-learn's documented convention (PR 22151)",
    level: 1,
    obstacle: { network, objective in
      needsL2(network, objective) ?? isDivided(by: .batch, objective)
    },
    substitution: .operation { operations, _ in
      operations.replaceL2 { term, weights, count in
        var term = term
        term.scale = .batch
        return term.gradient(of: weights, n: count.n, m: count.m)
      }
    }
  )
}
