import Arithmetic

extension Activation {
  /// max(0, z), without an upper bound; the slope is 1 where a > 0, else 0.
  public static let relu = Activation(
    name: "relu",
    symbol: "relu",
    bounds: nil,
    kink: 0,
    value: { z in z <= 0 ? 0 : z },
    slope: { a in a <= 0 ? 0 : 1 },
    isSaturated: { a in a <= 0 },
    formula: { z, text in "max(0, \(text(z)))" },
    slopeFormula: { a, _ in a > 0 ? "1, since a is above 0" : "0, since a is 0" },
    apply: { z, a, _ in a.setRelu(of: z) },
    multiplyBySlope: { delta, a in delta.multiplyByReluSlope(at: a) }
  )
}
