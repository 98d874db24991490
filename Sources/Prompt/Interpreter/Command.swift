import ArgumentParser

/// A command of the prompt: its arguments, its help, its examples and what it does.
package protocol Command: ParsableCommand {
  /// What `help` lists it under.
  static var group: CommandGroup { get }
  /// Lines that show it at work; the first is tested.
  static var examples: [Example] { get }
  /// What Tab offers for its arguments, besides its options.
  static var completion: CompletionSource { get }
}

/// What `help` lists commands under.
package enum CommandGroup: String, CaseIterable, Sendable {
  case data, network, step, look, regularise, check, time, files, lesson, session
}

/// A line to type, the lines that must come before it, and what it shows.
package struct Example: Sendable {
  package let line: String
  package let meaning: String
  package let setup: [String]

  /// A line, what it is for, and what must come before it.
  package init(_ line: String, _ meaning: String, after setup: [String] = []) {
    (self.line, self.meaning, self.setup) = (line, meaning, setup)
  }
}

/// What Tab offers.
package enum CompletionSource: Sendable {
  case nothing, metrics, curves, entries, commands, runs
  /// Words, each with those that must come before it: `scale dataset`.
  case words([String])
  /// Names of files, and these words.
  case files([String])
}

extension Command {
  /// The word it is called by.
  package static var name: String { configuration.commandName ?? "" }

  /// Nothing, unless a command says otherwise.
  package static var completion: CompletionSource { .nothing }

  /// The help screen.
  static var help: String {
    let lines = examples.map { example in
      // What is longer than its column has its meaning below it.
      let line = "  \(example.line)"
      let column = String(repeating: " ", count: 31)
      return line.count > 29
        ? "\(line)\n\(column)\(example.meaning)" : line.padding(to: 30) + " \(example.meaning)"
    }
    return helpMessage(columns: 76) + "\nEXAMPLES:\n" + lines.joined(separator: "\n")
  }
}

extension String {
  /// The text with spaces after it, `width` characters at least.
  func padding(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - count))
  }
}
