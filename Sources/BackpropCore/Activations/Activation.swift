import Arithmetic

/// The function that makes a unit's activation of its weighted input: all that is known of one.
///
/// Each stands in a file of its own, its formula beside its slope. Every slope is taken from the
/// activation, not from z: nothing but a has to be kept.
public final class Activation: Sendable {
  /// What it is called at the prompt and in files.
  public let name: String
  /// The letter of formulas: σ.
  public let symbol: String
  /// The least and the largest activation there can be; none where there is no bound.
  public let bounds: ClosedRange<Double>?
  /// The weighted input at which the slope jumps; none where it never does.
  public let kink: Double?
  /// a, from one weighted input z; none where it depends on those of other units too.
  public let value: (@Sendable (_ z: Double) -> Double)?
  /// ∂a/∂z, from the activation a.
  public let slope: @Sendable (_ a: Double) -> Double
  /// Whether the slope at an activation is so near 0 that the unit hardly learns.
  public let isSaturated: @Sendable (_ a: Double) -> Bool
  /// The formula with z put in, written by `text`.
  public let formula: @Sendable (_ z: Double, _ text: (Double) -> String) -> String
  /// The formula of the slope with a put in, written by `text`.
  public let slopeFormula: @Sendable (_ a: Double, _ text: (Double) -> String) -> String
  /// `value` of every place of z, into a, by so many threads.
  public let apply: @Sendable (_ z: Matrix, _ a: inout Matrix, _ threads: Int) -> Void
  /// Inverts `a = σ(z)`: ∂C/∂z = ∂C/∂a ⊙ σ′(z); `delta` times `slope` of every place of a.
  public let multiplyBySlope: @Sendable (_ delta: inout Matrix, _ a: Matrix) -> Void

  init(
    name: String,
    symbol: String,
    bounds: ClosedRange<Double>?,
    kink: Double? = nil,
    value: (@Sendable (_ z: Double) -> Double)?,
    slope: @escaping @Sendable (_ a: Double) -> Double,
    isSaturated: @escaping @Sendable (_ a: Double) -> Bool,
    formula: @escaping @Sendable (_ z: Double, _ text: (Double) -> String) -> String,
    slopeFormula: @escaping @Sendable (_ a: Double, _ text: (Double) -> String) -> String,
    apply: @escaping @Sendable (_ z: Matrix, _ a: inout Matrix, _ threads: Int) -> Void,
    multiplyBySlope: @escaping @Sendable (_ delta: inout Matrix, _ a: Matrix) -> Void
  ) {
    (self.name, self.symbol, self.bounds, self.value) = (name, symbol, bounds, value)
    self.kink = kink
    (self.slope, self.isSaturated, self.formula, self.slopeFormula) = (
      slope, isSaturated, formula, slopeFormula
    )
    (self.apply, self.multiplyBySlope) = (apply, multiplyBySlope)
  }
}

extension Activation {
  /// Those that hidden layers can have.
  public static let all = [sigmoid, tanh, relu]

  /// The one of a name.
  public static func named(_ name: String) -> Activation? {
    all.first { $0.name == name }
  }
}

extension Activation {
  /// The share of activations that are saturated, 0 to 1.
  public func saturatedShare(of a: Matrix) -> Double {
    let count = a.rows * a.columns
    return count == 0 ? 0 : Double(a.count(where: isSaturated)) / Double(count)
  }
}

extension Activation: Equatable {
  /// Whether both are the same function: names are unique.
  public static func == (a: Activation, b: Activation) -> Bool { a.name == b.name }
}
