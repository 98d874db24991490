import BackpropCore

extension Mistake {
  /// δ_L = y − a.
  static let deltaSign = Mistake(
    "delta-sign",
    "δ of the last layer is y − a in place of a − y: every data gradient has the wrong sign",
    shows: "the cost rises from step to step; the measured slope is minus the data gradient",
    command: "explain delta2[0,3]",
    hints: [
      "does a step lower the cost of its own mini-batch",
      "an output that is too high must have a positive δ",
    ],
    code: (
      wrong: "delta = y - a",
      right: "delta = a - y"
    ),
    source: "TheDeepChecker (arXiv 2204.00694: flipped_sign)",
    level: 1,
    substitution: .operation { operations, _ in
      operations.outputDelta = { delta, output, a, labels in
        output.delta(a: a, labels: labels, into: &delta)
        delta.scale(by: -1)
      }
    }
  )
}
