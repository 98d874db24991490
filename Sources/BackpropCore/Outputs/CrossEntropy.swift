import Arithmetic

extension Output {
  /// Sigmoid outputs, and −Σ_j [y ln a + (1 − y) ln (1 − a)]: δ_L = a − y (Nielsen, chapter 3).
  ///
  /// It is minus the logarithm of the likelihood of the labels where each output is the probability of
  /// a yes. Its derivative by a is (a − y) / (a (1 − a)), and the slope a (1 − a) cancels.
  public static let crossEntropy = Output(
    name: "cross-entropy",
    activation: .sigmoid,
    costFormula: "−Σ [y ln a + (1−y) ln (1−a)]",
    deltaHasSlope: false,
    sum: { z, _, labels in z.crossEntropySum(labels: labels) }
  )
}
