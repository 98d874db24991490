import Arithmetic
import BackpropCore

extension Mistake {
  /// (λ/n) sign w under the name of L2.
  static let l1ForL2 = Mistake(
    "l1-for-l2",
    "the gradient of L1 is added, (λ/n) sign w, where the cost has L2",
    shows: "every entry of the L2 part has the same size, whatever the weight; a gradient check "
      + "sees it with the terms apart",
    command: "check",
    hints: [
      "the data are right",
      "compare the L2 parts of a large weight and of a small one",
    ],
    code: (
      wrong: "dW += lam / n * np.sign(W)",
      right: "dW += lam / n * W"
    ),
    source: "questions of learners; DeepCrime's change of weights regularisation",
    level: 3,
    obstacle: needsL2,
    substitution: .operation { operations, _ in
      operations.replaceL2 { term, weights, count in
        term.isOn
          ? weights.signs(times: term.factor(n: count.n, m: count.m)) : nil
      }
    }
  )
}
