import ArgumentParser
import Classroom
import Processor

/// The program: a prompt, or one of the subcommands.
@main
struct Backprop: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backprop",
    abstract: "Walk one step of training at a time, on real digits.",
    discussion: """
      Without a subcommand it opens a prompt. Commands that come through a pipe are run \
      as `backprop run -` would run them.
      """,
    version: Version.number,
    subcommands: [Run.self, BenchSubcommand.self, ReplaySubcommand.self, LessonSubcommand.self]
  )

  @OptionGroup var session: SessionOptions

  func run() throws {
    try session.converse()
  }

  /// Parses the command line, runs what it names, and leaves with the status that fits.
  static func main() {
    Descriptor.reserveStandardOnes()
    if let sentence = Processor.missingFeatures() { Failure.sentence(sentence).end() }
    var command: any ParsableCommand
    do {
      command = try parseAsRoot()
    } catch {
      exit(withError: error)
    }
    do {
      try command.run()
    } catch let failure as Failure {
      failure.end()
    } catch let error where error is ExitCode || exitCode(for: error) != .failure {
      // A request for help also comes this way.
      exit(withError: error)
    } catch {
      Failure.sentence("backprop: \(error)").end()
    }
  }
}
