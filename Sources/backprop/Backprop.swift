import ArgumentParser
import Files
import Lessons
import Prompt
import Processor
import TextRendering

#if canImport(Darwin)
import Darwin
import Prompt
#else
@preconcurrency import Glibc
#endif

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
    subcommands: [
      Run.self, BenchSubcommand.self, ReplaySubcommand.self, LessonSubcommand.self,
      LessonsSubcommand.self, GradeSubcommand.self, DiagnoseSubcommand.self,
    ]
  )

  @OptionGroup var session: SessionOptions

  func run() throws {
    try session.converse()
  }

  /// Parses the command line, runs what it names, and leaves with the status that fits.
  static func main() {
    Descriptor.reserveStandardOnes()
    SignalAction.prepare()
    if let sentence = Processor.missingFeatures() { Failure.sentence(sentence).end() }
    var command: any ParsableCommand
    do {
      command = try parseAsRoot(arguments())
    } catch {
      end(with: error)
    }
    do {
      try command.run()
    } catch let failure as Failure {
      failure.end()
    } catch let error where error is ExitCode || exitCode(for: error) != .failure {
      // A request for help also comes this way.
      end(with: error)
    } catch {
      Failure.sentence("backprop: \(error)").end()
    }
  }

  /// What the command line says after the program's name; names of files in it may be any bytes.
  private static func arguments() -> [String] {
    let all = UnsafeBufferPointer(start: CommandLine.unsafeArgv, count: Int(CommandLine.argc))
    return all.dropFirst().compactMap { $0.map { String(systemName: $0) } }
  }

  /// Leaves with what the parser of arguments says: help, the version, or what was wrong.
  ///
  /// An argument may be the name of a file that somebody else made: it is never printed raw.
  private static func end(with error: any Error) -> Never {
    let code = exitCode(for: error)
    let message = SafeText.visible(fullMessage(for: error), keepNewlines: true)
    if code == .success {
      do {
        try Writer(descriptor: STDOUT_FILENO, style: .plain).write(message)
      } catch {
        error.end()
      }
    } else if !message.isEmpty {
      _ = Descriptor.writeAll(message + "\n", to: STDERR_FILENO)
    }
    leave(code.rawValue)
  }
}

/// Ends the process; in the command itself `exit` would be that of the parser of arguments.
private func leave(_ status: Int32) -> Never {
  exit(status)
}
