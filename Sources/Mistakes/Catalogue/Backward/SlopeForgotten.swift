import BackpropCore

extension Mistake {
  /// δ_l = δ_{l+1} W_{l+1}ᵀ, without σ′.
  static let slopeForgotten = Mistake(
    "slope-forgotten",
    "δ of hidden layers is δ W transposed without the factor σ′(z)",
    shows: "δ of hidden layers is too large, four times at least with sigmoid; a gradient check "
      + "fails below the last layer only",
    command: "explain delta1[0,3]",
    hints: [
      "the last layer is right: look at how δ comes down from there",
      "take one δ of layer 1 apart: sum, slope, and what came of them",
    ],
    code: (
      wrong: "delta = delta @ W.T",
      right: "delta = delta @ W.T * a * (1 - a)"
    ),
    source: "faults of real programs (arXiv 1910.11015)",
    level: 2,
    obstacle: needsHiddenLayer,
    substitution: .operation { operations, _ in
      operations.hiddenSlope = { _, _, _, _ in }
    }
  )
}
