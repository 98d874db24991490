/// A network and a mini-batch whose training step is measured.
public struct BenchConfiguration: Sendable, Equatable {
  /// Inputs, then the units of each layer.
  public let sizes: [Int]
  /// m, images in the mini-batch.
  public let batch: Int
  /// Steps after which the weights are hashed.
  public let hashedSteps: Int

  /// The five that the README's table shows, from the smallest work to the largest.
  public static let all = [
    BenchConfiguration(sizes: [784, 30, 10], batch: 10, hashedSteps: 100),
    BenchConfiguration(sizes: [784, 60, 20, 10], batch: 50, hashedSteps: 100),
    BenchConfiguration(sizes: [784, 100, 10], batch: 10, hashedSteps: 100),
    BenchConfiguration(sizes: [784, 100, 10], batch: 100, hashedSteps: 100),
    BenchConfiguration(sizes: [784, 512, 256, 10], batch: 128, hashedSteps: 20),
  ]

  /// `784-30-10/10`: the network, then the mini-batch.
  public var name: String { sizes.map(String.init).joined(separator: "-") + "/\(batch)" }

  /// All weights and biases there are.
  public var parameterCount: Int {
    zip(sizes, sizes.dropFirst()).reduce(0) { $0 + $1.0 * $1.1 + $1.1 }
  }
}
