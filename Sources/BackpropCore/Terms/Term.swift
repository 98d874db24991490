import Arithmetic

/// What the objective adds to the cost of the data: a function of the weights, λ times as strong.
///
/// Biases are left alone (Nielsen, chapter 3), unless it is said that they are not.
public struct Term: Sendable, Equatable {
  /// What λ is divided by.
  public enum Scale: String, Sendable, CaseIterable {
    /// n, the images of the training set: what the formula asks for.
    case dataset
    /// m, the images of the mini-batch: the student's mistake, n/m times too strong.
    case batch
    /// Nothing: λ w, as PyTorch's `weight_decay` has it.
    case none

    /// λ divided, as formulas write it: λ/n, or λ where nothing divides it.
    public func dividing(_ symbol: String) -> String {
      divisorLetter.map { "\(symbol)/\($0)" } ?? symbol
    }

    /// The letter of what divides; none where nothing does.
    public var divisorLetter: String? {
      switch self {
      case .dataset: "n"
      case .batch: "m"
      case .none: nil
      }
    }
  }

  /// Which function of the weights.
  public let kind: Kind
  /// Whether it is added at all.
  public var isOn: Bool
  /// λ, 0 or more.
  public var lambda: Double
  /// What λ is divided by.
  public var scale: Scale
  /// Whether biases are penalised as weights are.
  public var isOnBiases: Bool

  /// A term from its settings; biases are left alone unless it is said.
  public init(
    _ kind: Kind,
    isOn: Bool = true,
    lambda: Double,
    scale: Scale = .dataset,
    isOnBiases: Bool = false
  ) {
    (self.kind, self.isOn, self.lambda, self.scale) = (kind, isOn, lambda, scale)
    self.isOnBiases = isOnBiases
  }

  /// What λ is divided by here: n, m or 1.
  public func divisor(n: Int, m: Int) -> Int {
    switch scale {
    case .dataset: n
    case .batch: m
    case .none: 1
    }
  }

  /// λ/n, the factor of its gradient; 0 while it is off.
  public func factor(n: Int, m: Int) -> Double {
    isOn ? lambda / Double(divisor(n: n, m: m)) : 0
  }

  /// What it adds to the cost; none while it is off.
  public func cost(of network: Network, n: Int, m: Int) -> Double? {
    isOn ? cost(ofSum: sum(over: network), n: n, m: m) : nil
  }

  /// The sum over all weights, and over the biases where they are penalised: Σw².
  public func sum(over network: Network) -> Double {
    let sum = network.layers.reduce(0) { $0 + kind.sum($1.weights) }
    return isOnBiases ? network.layers.reduce(sum) { $0 + kind.sum($1.biases) } : sum
  }

  /// What it adds to the cost, from the sum over the weights: λ/(2n) · Σw².
  func cost(ofSum sum: Double, n: Int, m: Int) -> Double {
    lambda / Double(kind.costDivisor * divisor(n: n, m: m)) * sum
  }

  /// What it adds to the gradient of weights, in × out; none while it is off.
  public func gradient(of weights: Matrix, n: Int, m: Int) -> Matrix? {
    isOn ? kind.gradient(weights, factor(n: n, m: m)) : nil
  }

  /// ηλ/n, multiplied before it is divided, as the contract of arithmetic has it; 0 while it is off.
  public func stepFactor(eta: Double, n: Int, m: Int) -> Double {
    isOn ? eta * lambda / Double(divisor(n: n, m: m)) : 0
  }
}

extension Term {
  /// A function of the weights that can be a term: its formulas, and how they are written.
  public final class Kind: Sendable, Equatable {
    /// What tables call it.
    public let name: String
    /// What measures, commands and files call it.
    public let key: String
    /// λ as formulas write it.
    public let symbol: String
    /// λ as `set` calls it.
    public let setting: String
    /// λ of a new session.
    public let usualLambda: Double
    /// The sum over the weights: Σw².
    public let sumFormula: String
    /// Its derivative by a weight beside the factor λ/n, from what the weight is called: w.
    public let gradientFormula: @Sendable (_ weight: String) -> String
    /// The same from the weight's value.
    public let slope: @Sendable (_ weight: Double) -> Double
    /// The weight at which that jumps; none where it never does.
    public let kink: Double?
    /// What an update does for it.
    public let moveName: String
    /// Whether tables list it even while it is off.
    public let isAlwaysListed: Bool
    /// What the cost divides by, beside n: 2 where the derivative of a square brings a 2 down.
    let costDivisor: Int
    /// Whether the gradient is λ/n times the weights themselves: then one factor moves them.
    public let isProportional: Bool
    /// The sum over all numbers of a matrix.
    let sum: @Sendable (Matrix) -> Double
    /// Its derivative by each weight, times a factor; in × out.
    let gradient: @Sendable (_ weights: Matrix, _ factor: Double) -> Matrix

    init(
      name: String,
      key: String,
      symbol: String,
      setting: String,
      usualLambda: Double,
      sumFormula: String,
      gradientFormula: @escaping @Sendable (_ weight: String) -> String,
      slope: @escaping @Sendable (_ weight: Double) -> Double,
      kink: Double? = nil,
      moveName: String,
      isAlwaysListed: Bool,
      costDivisor: Int,
      isProportional: Bool,
      sum: @escaping @Sendable (Matrix) -> Double,
      gradient: @escaping @Sendable (_ weights: Matrix, _ factor: Double) -> Matrix
    ) {
      (self.name, self.key, self.symbol, self.setting) = (name, key, symbol, setting)
      (self.usualLambda, self.sumFormula, self.gradientFormula, self.slope) = (
        usualLambda, sumFormula, gradientFormula, slope
      )
      (self.moveName, self.isAlwaysListed, self.costDivisor, self.isProportional) = (
        moveName, isAlwaysListed, costDivisor, isProportional
      )
      (self.kink, self.sum, self.gradient) = (kink, sum, gradient)
    }

    /// Those there are, in the order of ledgers.
    public static let all = [l2, l1]

    /// Whether both are the same function: keys are unique.
    public static func == (a: Kind, b: Kind) -> Bool { a.key == b.key }

    /// The cost as a formula: λ/(2n) Σw².
    public func costFormula(_ scale: Scale) -> String {
      let factors =
        (costDivisor == 1 ? [] : ["\(costDivisor)"]) + [scale.divisorLetter].compactMap { $0 }
      let divisor = factors.count == 2 ? "(\(factors.joined()))" : factors.joined()
      return "\(symbol)\(divisor.isEmpty ? "" : "/\(divisor)") \(sumFormula)"
    }
  }
}
