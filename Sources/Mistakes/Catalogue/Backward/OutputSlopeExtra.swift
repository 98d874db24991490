import BackpropCore

extension Mistake {
  /// δ_L = (a − y) ⊙ σ′(z) where the cost has cancelled σ′.
  static let outputSlopeExtra = Mistake(
    "output-slope-extra",
    "δ of the last layer is (a − y) σ′(z), though the derivative of this cost has no σ′ left",
    shows: "δ of the last layer is a quarter of a − y at most, and near 0 where an output is "
      + "surely wrong",
    command: "explain delta2[0,3]",
    hints: [
      "the error of the last layer comes first: is it what the formula says",
      "subtract y from a for one output, and compare",
    ],
    code: (
      wrong: "delta = (a - y) * a * (1 - a)",
      right: "delta = a - y"
    ),
    source: "questions of learners",
    level: 2,
    obstacle: { network, _ in
      network.output.deltaHasSlope
        ? "σ′ belongs there with the \(network.output.name) cost: type net --cost cross-entropy"
        : nil
    },
    substitution: .operation { operations, _ in
      operations.outputDelta = { delta, output, a, labels in
        output.delta(a: a, labels: labels, into: &delta)
        delta.multiplyBySigmoidSlope(at: a)
      }
    }
  )
}
