import Arithmetic
import BackpropCore

extension Mistake {
  /// δ_L = a − y with a cost that keeps σ′.
  static let outputSlopeMissing = Mistake(
    "output-slope-missing",
    "δ of the last layer is a − y, though the derivative of the quadratic cost has the "
      + "factor σ′(z)",
    shows: "δ of the last layer is four times too large at least; a gradient check of every "
      + "layer fails",
    command: "explain delta2[0,3]",
    hints: [
      "the error of the last layer comes first: is it what the formula says",
      "multiply a − y of one output by its slope, and compare",
    ],
    code: (
      wrong: "delta = a - y",
      right: "delta = (a - y) * a * (1 - a)"
    ),
    source: "questions of learners",
    level: 2,
    obstacle: { network, _ in
      network.output.deltaHasSlope
        ? nil : "\(network.output.name) has no σ′ in δ: type net --cost quadratic"
    },
    substitution: .operation { operations, _ in
      operations.outputDelta = { delta, _, a, labels in delta.setDifference(of: a, from: labels) }
    }
  )
}
