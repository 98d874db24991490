import TextRendering

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// All that `backprop bench` measured, as a table or as JSON.
public struct BenchReport: Sendable, Equatable, Codable {
  /// Threads that each step was allowed.
  public let threads: Int
  /// One for each configuration.
  public private(set) var results: [BenchResult] = []

  /// Measures configurations one after the other, each for a second or so.
  ///
  /// - Parameters:
  ///   - configurations: What to measure.
  ///   - threads: Threads that each step is allowed, 1 or more.
  ///   - repetitions: How often the time is taken, 1 or more.
  public init(
    of configurations: [BenchConfiguration] = BenchConfiguration.all,
    threads: Int,
    repetitions: Int = 41
  ) {
    self.threads = threads
    let problem = BenchProblem()
    results = configurations.map {
      BenchResult(of: $0, problem: problem, threads: threads, repetitions: repetitions)
    }
  }

  /// The table: a line a configuration, 80 columns at most.
  public var text: String {
    let head = ["net/batch", "µs/step", "spread", "images/s", "s/epoch", "peak", "bound", "hash"]
    let lines = results.map { result in
      [
        result.name,
        Number.fixed(result.median * 1e6, decimals: 1),
        Number.fixed(
          (result.spread.upperBound - result.spread.lowerBound) / result.median * 100,
          decimals: 0
        ) + "%",
        Number.fixed(result.imagesPerSecond, decimals: 0),
        Number.fixed(result.secondsPerEpoch, decimals: 3),
        Number.fixed(result.shareOfPeak * 100, decimals: 0) + "%",
        Number.fixed(result.shareOfBound * 100, decimals: 0) + "%",
        result.hash,
      ]
    }
    let table = [head] + lines
    let widths = head.indices.map { column in table.map(\.[column].count).max() ?? 0 }
    return table.map { line in
      line.indices.map { i in
        let space = String(repeating: " ", count: widths[i] - line[i].count)
        return i == 0 ? line[i] + space : space + line[i]
      }
      .joined(separator: "  ")
    }
    .joined(separator: "\n")
  }

  /// The same numbers, and every repetition, for programs to read.
  public var json: String {
    get throws {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
      return String(decoding: try encoder.encode(self), as: UTF8.self)
    }
  }
}

extension BenchResult {
  /// Measures one configuration.
  init(
    of configuration: BenchConfiguration,
    problem: BenchProblem,
    threads: Int,
    repetitions: Int
  ) {
    var training = Training(configuration, of: problem, threads: threads)
    training.run(steps: configuration.hashedSteps)
    let trained = training.network
    hash = hexadecimal(trained.fingerprint)
    norm = trained.layers[0].weights.norm

    // Each repetition lasts long enough for the clock, about 20 ms.
    let once = fastest(of: 5) { training.run(steps: 1) }
    let steps = max(Int(0.02 / once), 1)
    secondsPerStep = seconds(of: repetitions) { training.run(steps: steps) }
      .map { $0 / Double(steps) }.sorted()

    name = configuration.name
    batch = configuration.batch
    hashedSteps = configuration.hashedSteps
    let weightBytes = 8 * configuration.parameterCount
    limits = MachineLimits(bytes: weightBytes, threads: threads)
    multiplyAddsPerStep = problem.multiplyAddsPerStep(configuration)
    bound = limits.bound(multiplyAdds: multiplyAddsPerStep, weightBytes: Double(weightBytes))
  }
}

/// A hash as 16 hexadecimal digits.
func hexadecimal(_ hash: UInt64) -> String {
  let digits = String(hash, radix: 16)
  return String(repeating: "0", count: 16 - digits.count) + digits
}
