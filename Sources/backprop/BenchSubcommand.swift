import ArgumentParser
import Bench

#if canImport(Darwin)
import Darwin
#else
@preconcurrency import Glibc
#endif

/// `backprop bench`: how fast this machine trains, and whether it computes the same bits as others.
struct BenchSubcommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bench",
    abstract: "Time training steps on this machine, and print the hash of the weights.",
    discussion: """
      peak is the share of the multiply-adds that this processor can do at most, bound the share of the \
      speed that arithmetic and memory together allow by an estimate. Equal hashes mean equal bits: \
      compare them with those in the README.
      """
  )

  @Flag(help: "Print every number as JSON.")
  var json = false

  @Option(help: "Threads that each step may use.")
  var threads = 1

  func validate() throws {
    guard 1...256 ~= threads else {
      throw ValidationError("--threads must be between 1 and 256, not \(threads)")
    }
  }

  func run() throws {
    let report = BenchReport(threads: threads)
    try Writer(descriptor: STDOUT_FILENO, style: .plain).write(json ? report.json : report.text)
  }
}
