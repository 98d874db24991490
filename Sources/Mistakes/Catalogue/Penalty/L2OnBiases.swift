import BackpropCore

extension Mistake {
  /// (λ/n) b added to the gradient of biases, which the cost leaves alone.
  static let l2OnBiases = Mistake(
    "l2-on-biases",
    "the penalty pulls at biases too, though the sum of the cost is over weights only",
    shows:
      "the gradient of a bias has an L2 part; a gradient check of biases sees it when λ is large",
    command: "explain b2[7]",
    hints: [
      "weights are not all there is",
      "take the gradient of one bias apart: what is it made of",
    ],
    code: (
      wrong: "db = delta.mean(axis=0) + lam / n * b",
      right: "db = delta.mean(axis=0)"
    ),
    source: "PyTorch issue 2639",
    level: 3,
    obstacle: { network, objective in
      needsL2(network, objective)
        ?? (objective.terms.contains { $0.kind == .l2 && $0.isOnBiases }
          ? "biases are penalised already" : nil)
    },
    substitution: .operation { operations, _ in
      let others = operations.penaltyOfBiases
      operations.penaltyOfBiases = { term, biases, count in
        term.kind == .l2
          ? term.gradient(of: biases, n: count.n, m: count.m) : others(term, biases, count)
      }
    }
  )
}
