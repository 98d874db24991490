import BackpropCore

extension Mistake {
  /// λ w in place of (λ/n) w.
  static let l2Undivided = Mistake(
    "l2-undivided",
    "the penalty's gradient is λ w, divided by nothing where the cost has λ/n",
    shows: "the penalty outweighs the data: it is n times what λ says",
    command: "grad",
    hints: [
      "look at the two contributions of a gradient apart: which of them steers",
      "divide the L2 part of one weight by that weight",
    ],
    code: (
      wrong: "dW += lam * W",
      right: "dW += lam / n * W"
    ),
    source:
      "PyTorch's weight_decay read as λ; TheDeepChecker (arXiv 2204.00694: overwhelm_reg_loss)",
    level: 1,
    obstacle: { network, objective in
      needsL2(network, objective) ?? isDivided(by: .none, objective)
    },
    substitution: .operation { operations, _ in
      operations.replaceL2 { term, weights, count in
        var term = term
        term.scale = .none
        return term.gradient(of: weights, n: count.n, m: count.m)
      }
    }
  )
}
