import Arithmetic
import BackpropCore

// Why a mistake makes no sense for a network: what would have to be there, and the line that makes it so.

extension Mistake {
  /// L2 with a λ above 0.
  @Sendable static func needsL2(_ network: Network, _ objective: Objective) -> String? {
    objective.terms.contains { $0.kind == .l2 && $0.isOn && $0.lambda > 0 }
      ? nil : "L2 is off or λ is 0: type l2 on, set lambda 0.5"
  }

  /// A layer below the last.
  @Sendable static func needsHiddenLayer(_ network: Network, _ objective: Objective) -> String? {
    network.layers.count > 1
      ? nil : "there is no hidden layer: type net \(network.sizes[0])-30-\(network.sizes[1])"
  }

  /// Why λ cannot be divided wrongly where it is divided so on purpose.
  static func isDivided(by scale: Term.Scale, _ objective: Objective) -> String? {
    objective.terms.contains { $0.kind == .l2 && $0.scale == scale }
      ? "λ is divided so by setting: type l2 scale dataset" : nil
  }

  /// The sizes of a network like this one with a square layer.
  static func squareExample(_ network: Network) -> String {
    "\(network.sizes[0])-30-30-\(network.layers[network.layers.count - 1].units)"
  }
}

extension Operations {
  /// Replaces what L2 asks for, of biases too where they are penalised; other terms stay.
  mutating func replaceL2(
    _ gradient: @escaping @Sendable (Term, _ weights: Matrix, BatchCount) -> Matrix?
  ) {
    let (others, othersOfBiases) = (penalty, penaltyOfBiases)
    penalty = { term, weights, count in
      term.kind == .l2 ? gradient(term, weights, count) : others(term, weights, count)
    }
    penaltyOfBiases = { term, biases, count in
      term.kind == .l2 && term.isOnBiases
        ? gradient(term, biases, count) : othersOfBiases(term, biases, count)
    }
  }
}

extension Mistake {
  /// Whether the numbers of a mini-batch make it right by chance: a mean over m images where m is 1.
  public func isMadeRight(by count: BatchCount, _ hyper: Hyperparameters) -> Bool {
    let one = Matrix(rows: 1, columns: 1, values: [1])
    func divided(_ operations: Operations, _ count: BatchCount) -> [Matrix?] {
      [
        operations.mean(one, count), operations.meanOfBiases(one, count),
        one.scaled(by: operations.rate(1, count)),
      ]
        + hyper.objective.terms.map { operations.penalty($0, one, count) }
    }
    let (mistaken, usual) = (operations(hyper), BatchCount(m: 3, n: 7, outputs: 10))
    return divided(mistaken, usual) != divided(.correct, usual)
      && divided(mistaken, count) == divided(.correct, count)
  }
}
