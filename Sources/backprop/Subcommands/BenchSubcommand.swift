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
      compare them with those in the README. --threads N lets each step use N threads; 1 if it is not said.
      """
  )

  @Flag(help: "Print every number as JSON.")
  var json = false

  // The options of the program itself: it reads --threads before this subcommand could.
  @OptionGroup(visibility: .hidden) var session: SessionOptions

  func run() throws {
    let report = BenchReport(threads: session.threads ?? 1)
    try Writer(descriptor: STDOUT_FILENO, style: .plain).write(json ? report.json : report.text)
  }
}
