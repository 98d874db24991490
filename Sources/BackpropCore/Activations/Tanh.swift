import Arithmetic

extension Activation {
  /// tanh(z) = 2σ(2z) − 1, between −1 and 1; tanh′(z) = (1 − a)(1 + a), 1 at most.
  public static let tanh = Activation(
    name: "tanh",
    symbol: "tanh",
    bounds: -1...1,
    value: { z in Elementary.tanh(z) },
    slope: { a in (1 - a) * (1 + a) },
    isSaturated: { a in a.magnitude > 0.99 },
    formula: { z, text in "tanh(\(text(z)))" },
    slopeFormula: { a, text in
      "(1 − a) (1 + a) = \(text(1 - a)) × \(text(1 + a)) = \(text((1 - a) * (1 + a)))"
    },
    apply: { z, a, threads in a.setTanh(of: z, threads: threads) },
    multiplyBySlope: { delta, a in delta.multiplyByTanhSlope(at: a) }
  )
}
