import Arithmetic

extension Activation {
  /// σ(z) = 1 / (1 + e⁻ᶻ), between 0 and 1; σ′(z) = a (1 − a), ¼ at most (Nielsen, chapter 1).
  public static let sigmoid = Activation(
    name: "sigmoid",
    symbol: "σ",
    bounds: 0...1,
    value: { z in Elementary.sigmoid(z) },
    slope: { a in a * (1 - a) },
    isSaturated: { a in a < 0.01 || a > 0.99 },
    formula: { z, text in "1 / (1 + exp(\(text(-z))))" },
    slopeFormula: { a, text in
      "a (1 − a) = \(text(a)) × \(text(1 - a)) = \(text(a * (1 - a)))"
    },
    apply: { z, a, threads in a.setSigmoid(of: z, threads: threads) },
    multiplyBySlope: { delta, a in delta.multiplyBySigmoidSlope(at: a) }
  )
}
