/// How large a session is, or would be.
package struct SessionSize: Sendable {
  /// Inputs, then the units of each layer.
  package var sizes: [Int]
  /// Images of a mini-batch.
  package var batchSize: Int
  /// Images of the training set.
  package var images: Int
  /// Bytes of the data, those before any subset among them.
  package var dataBytes: Int
  /// Copies of it that run beside it.
  package var twins = 0
  /// Whether a mistake is planted, whichever it is: one of them keeps the sums of the mini-batch before.
  package var hasMistake = false
  /// Bytes of curves that are kept of other runs.
  package var keptBytes = 0

  /// Images that a mini-batch can have.
  package var m: Int { min(batchSize, images) }
  /// Weights and biases.
  package var parameters: Int { Limits.parameterCount(of: sizes) }
  /// Units, inputs not counted.
  package var units: Int { sizes.dropFirst().reduce(0, +) }

  /// Bytes of memory: the weights as they are and were, their gradient, what a rule remembers; z, a and δ
  /// of each image; its pixels; the same of each twin; the data, and what is kept of other runs.
  package var bytes: Int { (1 + twins) * bytesWithoutData + dataBytes + keptBytes }

  /// Bytes of weights, mini-batch and what is found of them.
  package var bytesWithoutData: Int {
    (hasMistake ? 64 : 48) * parameters + m * (24 * units + 4 * sizes[0])
  }
}
