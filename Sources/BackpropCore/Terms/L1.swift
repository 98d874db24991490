import Arithmetic

extension Term.Kind {
  /// λ₁/n Σ|w| in the cost, so (λ₁/n) sign w in the gradient, 0 at w = 0: every weight is pulled to 0
  /// equally, however small it is (Nielsen, chapter 3).
  public static let l1 = Term.Kind(
    name: "L1",
    key: "l1",
    symbol: "λ₁",
    setting: "lambda1",
    usualLambda: 0.5,
    sumFormula: "Σ|w|",
    gradientFormula: { weight in "sign \(weight)" },
    slope: { weight in weight > 0 ? 1 : weight < 0 ? -1 : weight.isNaN ? weight : 0 },
    kink: 0,
    moveName: "L1",
    isAlwaysListed: false,
    costDivisor: 1,
    isProportional: false,
    sum: { weights in weights.sumOfMagnitudes },
    gradient: { weights, factor in weights.signs(times: factor) }
  )
}

extension Term {
  /// The L1 penalty.
  public static func l1(isOn: Bool = true, lambda: Double, scale: Scale = .dataset) -> Term {
    Term(.l1, isOn: isOn, lambda: lambda, scale: scale)
  }
}
