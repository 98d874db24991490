import Arithmetic
import BackpropCore

extension Mistake {
  /// a in place of a (1 − a), wherever σ′ is called for.
  static let slopeWithoutOneMinus = Mistake(
    "slope-without-one-minus",
    "the slope of sigmoid is written as a, and its second factor 1 − a is left out",
    shows: "δ of hidden layers is too large by 1 / (1 − a), most where a unit is nearly 1; a "
      + "gradient check fails below the last layer",
    command: "explain delta1[0,3]",
    hints: [
      "look at how δ comes down to a hidden layer",
      "take one δ of layer 1 apart: divide it by the sum that came down, and compare with a",
    ],
    code: (
      wrong: "delta = delta @ W.T * a",
      right: "delta = delta @ W.T * a * (1 - a)"
    ),
    source: "questions of learners: the derivative of sigmoid remembered by half",
    level: 3,
    obstacle: { network, objective in
      needsHiddenLayer(network, objective)
        ?? (network[1].activation == .sigmoid
          ? nil : "\(network[1].activation.name) has another slope: type net --activation sigmoid")
    },
    substitution: .operation { operations, _ in
      operations.hiddenSlope = { delta, activation, _, a in
        if activation == .sigmoid {
          delta.multiply(by: a)
        } else {
          activation.multiplyBySlope(&delta, a)
        }
      }
      operations.outputDelta = { delta, output, a, labels in
        guard output.deltaHasSlope else { return output.delta(a: a, labels: labels, into: &delta) }
        delta.setDifference(of: a, from: labels)
        delta.multiply(by: a)
      }
    }
  )
}
