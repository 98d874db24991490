import ArgumentParser
import TextRendering

/// A command of the prompt: its arguments, its help, its examples and what it does.
protocol Command: ParsableCommand {
  /// What `help` lists it under.
  static var group: CommandGroup { get }
  /// Lines that show it at work; the first is tested.
  static var examples: [Example] { get }
  /// What Tab offers for its arguments, besides its options.
  static var completion: CompletionSource { get }
}

/// A command that looks at the session, or changes it.
protocol SessionCommand: Command {
  /// Does what the command is for; a thrown error leaves the session as it was.
  func run(in session: inout Session, work: Work) throws -> Page
}

/// A command about the session as a whole: its past, its files, its end.
protocol ClassroomCommand: Command {
  /// Does what the command is for.
  func run(in classroom: inout Classroom, work: Work) throws -> Reply
}

/// What `help` lists commands under.
enum CommandGroup: String, CaseIterable {
  case data, network, step, look, regularise, time, files, lesson, session
}

/// A line to type, the lines that must come before it, and what it shows.
struct Example {
  let line: String
  let meaning: String
  let setup: [String]

  init(_ line: String, _ meaning: String, after setup: [String] = []) {
    (self.line, self.meaning, self.setup) = (line, meaning, setup)
  }
}

/// What Tab offers.
enum CompletionSource {
  case nothing, metrics, curves, entries, commands
  /// Words, each with those that must come before it: `scale dataset`.
  case words([String])
  /// Names of files, and these words.
  case files([String])
}

extension Command {
  static var completion: CompletionSource { .nothing }

  /// The help screen.
  static var help: String {
    let lines = examples.map { "  \($0.line)".padding(to: 30) + " \($0.meaning)" }
    return helpMessage(columns: 76) + "\nEXAMPLES:\n" + lines.joined(separator: "\n")
  }
}

extension String {
  /// The text with spaces after it, `width` characters at least.
  func padding(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - count))
  }
}
