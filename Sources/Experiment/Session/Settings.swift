import BackpropCore

/// What a learner can set: how the network is made and how it is trained.
package struct Settings: Sendable, Equatable {
  /// η, the learning rate.
  package var eta = 0.5
  /// μ, how much of the last step's velocity goes on.
  package var mu = 0.9
  /// m, images in a mini-batch.
  package var batchSize = 10
  /// What the objective adds to the cost of the data, in the order of ledgers.
  package var terms = Term.Kind.all.map {
    Term($0, isOn: $0.isAlwaysListed, lambda: $0.usualLambda)
  }
  /// What λ of L2 was given as, where that was the number of another convention.
  package var conventional: ConventionalNumber?
  /// Whether trouble is said as it begins.
  package var hasWarnings = true
  /// Fixes the first weights and every shuffle.
  package var seed: UInt64 = 1
  /// Inputs, then the units of each layer.
  package var sizes = [784, 30, 10]
  /// σ of the hidden layers.
  package var activation = Activation.sigmoid
  /// The last layer's activation and the cost of the data.
  package var output = Output.crossEntropy
  /// How the first weights are drawn.
  package var initialization = Initialization.scaled

  /// 784-30-10, sigmoid, cross-entropy, scaled, seed 1, η 0.5, m 10; L2 with λ 0.5, divided by n.
  package init() {}

  /// The term of a kind.
  package subscript(kind: Term.Kind) -> Term {
    get { terms.first { $0.kind == kind } ?? Term(kind, isOn: false, lambda: kind.usualLambda) }
    set { terms = terms.map { $0.kind == kind ? newValue : $0 } }
  }

  /// The sizes as one word: `784-30-10`.
  package var shape: String { sizes.map(String.init).joined(separator: "-") }

  /// Where the weights of that network are from.
  var origin: String { "\(initialization.rawValue) start, seed \(seed)" }

  /// The network that these settings draw.
  func drawNetwork() -> Network {
    initialization.network(sizes: sizes, activation: activation, output: output, seed: seed)
  }
}
