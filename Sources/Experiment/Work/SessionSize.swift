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

  /// Images that a mini-batch can have.
  package var m: Int { min(batchSize, images) }
  /// Weights and biases.
  package var parameters: Int { Limits.parameterCount(of: sizes) }
  /// Units, inputs not counted.
  package var units: Int { sizes.dropFirst().reduce(0, +) }

  /// Bytes of memory: the weights as they are and were, their gradient, what a rule remembers; z, a and δ
  /// of each image; its pixels; and the data.
  package var bytes: Int { 48 * parameters + m * (24 * units + 4 * sizes[0]) + dataBytes }
}
