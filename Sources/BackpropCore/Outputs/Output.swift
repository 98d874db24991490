import Arithmetic

/// The last layer's activation, the cost of the data and δ_L: one pair, so that none is mistaken for
/// another's.
///
/// Each stands in a file of its own, the cost beside its derivative.
public final class Output: Sendable {
  /// What the cost is called at the prompt and in files.
  public let name: String
  /// What makes a_L of z_L.
  public let activation: Activation
  /// The cost of one image: ½ Σ (a − y)².
  public let costFormula: String
  /// Whether σ′(z_L) is a factor of δ_L, beside a − y.
  public let deltaHasSlope: Bool
  /// The cost summed, not averaged, over the images; z and a are m × out, the digits m.
  let sum: @Sendable (_ z: Matrix, _ a: Matrix, _ labels: [UInt8]) -> Double

  init(
    name: String,
    activation: Activation,
    costFormula: String,
    deltaHasSlope: Bool,
    sum: @escaping @Sendable (_ z: Matrix, _ a: Matrix, _ labels: [UInt8]) -> Double
  ) {
    (self.name, self.activation, self.costFormula, self.deltaHasSlope) = (
      name, activation, costFormula, deltaHasSlope
    )
    self.sum = sum
  }
}

extension Output {
  /// Those that a network can have.
  public static let all = [crossEntropy, quadratic, logLikelihood]

  /// The one whose cost has a name.
  public static func named(_ name: String) -> Output? {
    all.first { $0.name == name }
  }
}

extension Output {
  /// C₀: the cost of the data, a mean over the mini-batch.
  ///
  /// - Parameters:
  ///   - z: Weighted inputs of the last layer, m × out.
  ///   - a: Activations of the last layer, m × out.
  ///   - labels: The digit of each image, m of them.
  /// - Returns: C₀.
  public func mean(z: Matrix, a: Matrix, labels: [UInt8]) -> Double {
    sum(z, a, labels) / Double(labels.count)
  }

  /// δ_L = ∂C₀/∂z_L per image, the derivative of the cost through the activation: a − y, times σ′(z)
  /// where that does not cancel.
  ///
  /// - Parameters:
  ///   - a: Activations of the last layer, m × out.
  ///   - labels: The digit of each image, m of them.
  ///   - delta: Becomes δ_L, m × out.
  public func delta(a: Matrix, labels: [UInt8], into delta: inout Matrix) {
    delta.setDifference(of: a, from: labels)
    if deltaHasSlope { activation.multiplyBySlope(&delta, a) }
  }

  /// δ_L as a formula, `z` being how the weighted input is written: "(a − y) ⊙ σ′(z₂)".
  public func deltaFormula(z: String) -> String {
    deltaHasSlope ? "(a − y) ⊙ \(activation.symbol)′(\(z))" : "a − y"
  }
}

extension Output: Equatable {
  /// Whether both are the same pair: names are unique.
  public static func == (a: Output, b: Output) -> Bool { a.name == b.name }
}
