/// The bounds of what may be asked for, so that no slip of the hand fills the machine.
package enum Limits {
  /// Units of one layer.
  package static let units = 1...10_000
  /// Layers with weights.
  package static let layers = 1...32
  /// Weights and biases of a network: 160 MB.
  package static let parameters = 20_000_000

  /// Weights and biases of a network of these sizes.
  package static func parameterCount(of sizes: [Int]) -> Int {
    zip(sizes, sizes.dropFirst()).reduce(0) { $0 + ($1.0 + 1) * $1.1 }
  }

  /// Images in a mini-batch.
  package static let batchSize = 1...10_000
  /// Steps or epochs of one command.
  package static let repetitions = 1...1_000_000
  /// Bytes that a session may hold, going back not counted: 1 GiB.
  package static let sessionBytes = 1 << 30
  /// Bytes that going back may hold.
  package static let historyBytes = 100 << 20
  /// Commands that going back may hold.
  package static let historyCount = 10_000
  /// What may be computed anew to go back, as `Session.cost(ofImages:)` counts it: about half a second.
  package static let historyWork = 1e10
  /// Images of a training set that is looked at after every epoch.
  package static let evaluatedImages = 10_000
  /// Runs whose curves are kept.
  package static let keptRuns = 16
  /// Samples, and epoch ends, that the log keeps.
  package static let logCount = 4_096
}
