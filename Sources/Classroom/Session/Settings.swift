import BackpropCore

/// What a learner can set: how the network is made and how it is trained.
public struct Settings: Sendable, Equatable {
  /// η, the learning rate.
  public var eta = 0.5
  /// m, images in a mini-batch.
  public var batchSize = 10
  /// The penalty.
  public var l2 = L2(lambda: 0.5)
  /// Fixes the first weights and every shuffle.
  public var seed: UInt64 = 1
  /// Inputs, then the units of each layer.
  public var sizes = [784, 30, 10]
  /// σ of the hidden layers; the output layer is always sigmoid.
  public var activation = Activation.sigmoid
  /// The cost of the data.
  public var cost = Cost.crossEntropy
  /// How the first weights are drawn.
  public var initialization = Initialization.scaled

  /// 784-30-10, sigmoid, cross-entropy, scaled, seed 1, η 0.5, m 10, λ 0.5, divided by n.
  public init() {}

  /// The sizes as one word: `784-30-10`.
  var shape: String { sizes.map(String.init).joined(separator: "-") }

  /// Where the weights of that network are from.
  var origin: String { "\(initialization.rawValue) start, seed \(seed)" }

  /// The network that these settings draw.
  func drawNetwork() -> Network {
    initialization.network(sizes: sizes, activation: activation, cost: cost, seed: seed)
  }
}

/// The bounds of what may be asked for, so that no slip of the hand fills the machine.
enum Limits {
  /// Units of one layer.
  static let units = 1...10_000
  /// Layers with weights.
  static let layers = 1...32
  /// Weights and biases of a network: 160 MB.
  static let parameters = 20_000_000

  /// Weights and biases of a network of these sizes.
  static func parameterCount(of sizes: [Int]) -> Int {
    zip(sizes, sizes.dropFirst()).reduce(0) { $0 + ($1.0 + 1) * $1.1 }
  }

  /// Images in a mini-batch.
  static let batchSize = 1...10_000
  /// Steps or epochs of one command.
  static let repetitions = 1...1_000_000
  /// Bytes that going back may hold.
  static let historyBytes = 100 << 20
  /// Commands that going back may hold.
  static let historyCount = 10_000
}
