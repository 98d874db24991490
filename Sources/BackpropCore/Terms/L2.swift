import Arithmetic

extension Term.Kind {
  /// λ/(2n) Σw² in the cost, so (λ/n) w in the gradient: large weights cost more (Nielsen, chapter 3).
  public static let l2 = Term.Kind(
    name: "L2",
    key: "l2",
    symbol: "λ",
    setting: "lambda",
    usualLambda: 0.5,
    sumFormula: "Σw²",
    gradientFormula: { weight in weight },
    slope: { weight in weight },
    moveName: "decay",
    isAlwaysListed: true,
    costDivisor: 2,
    isProportional: true,
    sum: { weights in weights.sumOfSquares },
    gradient: { weights, factor in weights.scaled(by: factor) }
  )
}

extension Term {
  /// The L2 penalty.
  public static func l2(isOn: Bool = true, lambda: Double, scale: Scale = .dataset) -> Term {
    Term(.l2, isOn: isOn, lambda: lambda, scale: scale)
  }
}
