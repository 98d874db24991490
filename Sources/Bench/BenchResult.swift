/// What was measured of one configuration.
public struct BenchResult: Sendable, Equatable, Codable {
  /// The network and its mini-batch: `784-30-10/10`.
  public let name: String
  /// Seconds a step in each repetition, ascending.
  public let secondsPerStep: [Double]
  /// m, images in the mini-batch.
  public let batch: Int
  /// Multiply-adds of one step that the contract asks for: those of zero pixels are not among them.
  public let multiplyAddsPerStep: Double
  /// An estimate of the seconds that a step must take at least: ``MachineLimits``.
  public let bound: Double
  /// What the processor can do at most.
  public let limits: MachineLimits
  /// Steps from the first weights to the hash.
  public let hashedSteps: Int
  /// The fingerprint of all weights and biases after `hashedSteps` steps, as 16 hexadecimal digits.
  public let hash: String
  /// ‖·‖₂ of the weights of layer 1 after `hashedSteps` steps: what peers in other arithmetic agree on.
  public let norm: Double

  /// Seconds a step: the middle of all repetitions.
  public var median: Double { quantile(0.5) }

  /// Half of all repetitions lie in this range of seconds a step.
  public var spread: ClosedRange<Double> { quantile(0.25)...quantile(0.75) }

  /// Images a second, by the median.
  public var imagesPerSecond: Double { Double(batch) / median }

  /// Seconds for an epoch of 50,000 images, by the median.
  public var secondsPerEpoch: Double { 50_000 / imagesPerSecond }

  /// The share of the processor's multiply-adds that the step's own are, by the median.
  public var shareOfPeak: Double { multiplyAddsPerStep / limits.multiplyAddsPerSecond / median }

  /// The share of the median that the estimated bound is.
  public var shareOfBound: Double { bound / median }

  private func quantile(_ share: Double) -> Double {
    secondsPerStep[Int((Double(secondsPerStep.count - 1) * share).rounded())]
  }
}
