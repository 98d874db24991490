import Arithmetic

extension Output {
  /// Softmax outputs, and −ln a of the right one: δ_L = a − y (Nielsen, chapter 3).
  ///
  /// It is minus the logarithm of the likelihood of the labels where the outputs together are the
  /// probabilities of the ten digits.
  public static let logLikelihood = Output(
    name: "log-likelihood",
    activation: .softmax,
    costFormula: "−ln a of the right digit",
    deltaHasSlope: false,
    sum: { z, _, labels in z.logLikelihoodSum(labels: labels) }
  )
}

extension Activation {
  /// eᶻ / Σ eᶻ over the units of the layer, which add up to 1: for the last layer only.
  ///
  /// A unit's activation depends on all weighted inputs; by its own it has the slope a (1 − a).
  static let softmax = Activation(
    name: "softmax",
    symbol: "softmax",
    bounds: 0...1,
    value: nil,
    slope: { a in a * (1 - a) },
    isSaturated: { a in a < 0.01 || a > 0.99 },
    formula: { z, text in "exp(\(text(z))) / Σ exp(z)" },
    slopeFormula: { a, text in
      "a (1 − a) = \(text(a)) × \(text(1 - a)) = \(text(a * (1 - a)))"
    },
    apply: { z, a, _ in a.setSoftmax(of: z) },
    multiplyBySlope: { _, _ in preconditionFailure("softmax is the activation of outputs only") }
  )
}
