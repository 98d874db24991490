import Arithmetic
import BackpropCore

extension Mistake {
  /// σ′(a) in place of σ′(z): the helper was handed what it makes itself.
  static let slopeOfActivation = Mistake(
    "slope-of-activation",
    "the slope of hidden layers is taken at a and not at z: σ′(a), for the helper that "
      + "computes σ′(z) was handed a",
    shows: "δ of hidden layers is off by a factor that differs from unit to unit; a gradient "
      + "check fails below the last layer only",
    command: "explain delta1[0,3]",
    hints: [
      "the last layer is right: look at how δ comes down from there",
      "take one δ of layer 1 apart: is its slope that of z",
    ],
    code: (
      wrong: "delta = delta @ W.T * sigmoid_prime(a)",
      right: "delta = delta @ W.T * sigmoid_prime(z)"
    ),
    source: "the commonest slip with a helper sigmoid_prime(z), in questions of learners",
    level: 3,
    obstacle: { network, objective in
      needsHiddenLayer(network, objective)
        ?? (network[1].activation == .relu
          ? "relu has the same slope at a as at z: type net --activation sigmoid" : nil)
    },
    substitution: .operation { operations, _ in
      operations.hiddenSlope = { delta, activation, _, a in
        var again = Matrix(rows: 0, columns: 0)
        activation.apply(a, &again, 1)
        activation.multiplyBySlope(&delta, again)
      }
    }
  )
}
