import Arithmetic

extension Output {
  /// Sigmoid outputs, and ½ Σ_j (a − y)²: δ_L = (a − y) ⊙ σ′(z) (Nielsen, chapter 1).
  public static let quadratic = Output(
    name: "quadratic",
    activation: .sigmoid,
    costFormula: "½ Σ (a − y)²",
    deltaHasSlope: true,
    sum: { _, a, labels in a.squaredDifferenceSum(labels: labels) * 0.5 }
  )
}
