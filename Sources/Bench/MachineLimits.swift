import Arithmetic

/// What a processor can do at most, measured: the yardstick that a step is held against.
public struct MachineLimits: Sendable, Equatable, Codable {
  /// Fused multiply-adds of Doubles a second, all threads together.
  public let multiplyAddsPerSecond: Double
  /// Bytes a second that a pass over memory reads and writes, where the memory has the size of the
  /// weights; one thread.
  public let bytesPerSecond: Double

  /// Measures for about a tenth of a second.
  ///
  /// - Parameters:
  ///   - bytes: The size of the weights, which decides the cache that they come from.
  ///   - threads: Threads that compute at once.
  init(bytes: Int, threads: Int) {
    let rounds = 200_000
    multiplyAddsPerSecond =
      Double(rounds * 48 * threads)
      / fastest(of: 15) {
        _ = ProcessorProbe.multiplyAdds(rounds: rounds, threads: threads)
      }
    let columns = max(bytes / 8 / 64, 1)
    var weights = Matrix(rows: 64, columns: columns)
    let passes = max(8_000_000 / bytes, 1)
    bytesPerSecond =
      Double(passes * 2 * weights.byteCount)
      / fastest(of: 15) {
        for _ in 0..<passes { weights.scale(by: 1) }
      }
  }

  /// An estimate of the seconds that one step must take at least.
  ///
  /// The multiply-adds that the contract asks for, as fast as registers allow, and then the memory: the
  /// weights are read by the forward pass, read and written by the update, as fast as a plain pass over
  /// so much memory goes. Nothing else is counted (δ, sigmoids, lists, the images), and none of the
  /// memory's time is hidden behind arithmetic. An estimate, not a law: a step that overlaps the two
  /// better can beat it.
  ///
  /// - Parameters:
  ///   - multiplyAdds: Multiply-adds of one step.
  ///   - weightBytes: Bytes of all weights.
  /// - Returns: Seconds.
  func bound(multiplyAdds: Double, weightBytes: Double) -> Double {
    multiplyAdds / multiplyAddsPerSecond + 3 * weightBytes / bytesPerSecond
  }
}

/// The seconds that the fastest of some repetitions takes: what disturbs a measurement only slows it.
func fastest(of repetitions: Int, _ body: () -> Void) -> Double {
  seconds(of: repetitions, body).min() ?? 0
}

/// The seconds that each repetition takes.
func seconds(of repetitions: Int, _ body: () -> Void) -> [Double] {
  let clock = ContinuousClock()
  return (0..<repetitions).map { _ in
    let time = clock.measure(body).components
    return Double(time.seconds) + Double(time.attoseconds) * 1e-18
  }
}
