import ArgumentParser
import TextRendering
import Wording

/// The commands that a line may name.
package struct Registry: Sendable {
  /// In the order `help` lists them, group by group.
  package let commands: [any Command.Type]
  /// Words that are no commands, but mean something elsewhere, with what is said of them.
  package let elsewhere: [String: String]
  /// Names of commands that only somebody at the prompt may give.
  private let reserved: [String]

  /// Commands, words that are known from elsewhere, and names that are not for this interpreter.
  package init(
    _ commands: [any Command.Type],
    elsewhere: [String: String] = [:],
    reserved: [String] = []
  ) {
    (self.commands, self.elsewhere, self.reserved) = (commands, elsewhere, reserved)
  }

  /// The names of the commands, in their order.
  package var names: [String] { commands.map { $0.name } }

  /// The command of a name or of the beginning of one.
  ///
  /// Throws a `LearnerError` where no command, or more than one, begins so.
  package func command(_ word: String) throws -> any Command.Type {
    let all = names + reserved
    let exact = commands.first { $0.name == word || $0.configuration.aliases.contains(word) }
    if let exact { return exact }
    let matches =
      all.contains(word) ? [word] : word.isEmpty ? [] : all.filter { $0.hasPrefix(word) }
    guard let match = matches.first else {
      if let meaning = elsewhere[word] { throw LearnerError("\(word) \(meaning)") }
      throw LearnerError(
        RealNumber(argument: word) == nil
          ? "there is no command \(word.shown)"
            + Suggestion.ending(for: word, among: all, otherwise: ": type help for all of them")
          : "a line begins with a command, not with a number: type step 100, or help for all commands"
      )
    }
    guard matches.count == 1 else {
      throw LearnerError(
        "\(word) may be \(matches.joined(separator: " or ")): type one letter more"
      )
    }
    guard let command = commands.first(where: { $0.name == match }) else {
      throw LearnerError("\(match) is for the prompt, not for a file that is replayed")
    }
    return command
  }

  /// The command that a line names; none if it names none.
  package func command(in line: String) -> (any Command.Type)? {
    (try? understood(Words(line).all).first).flatMap { try? command($0.lowercased()) }
  }

  /// The words of a line, with a phrase that is no command put into those of one.
  ///
  /// What a command takes as it is stays as it is. Throws a `LearnerError` that says what to type.
  private func understood(_ words: [String]) throws -> [String] {
    if let command = Phrase.command(in: words) { return command }
    let type = words.first.flatMap { word in commands.first { $0.name == word.lowercased() } }
    if let type, (try? type.parse(Array(words.dropFirst()))) != nil { return words }
    return try Phrase.translated(words)
  }

  /// A command with its arguments, from the words of a line.
  ///
  /// Throws a `LearnerError`, or a `HelpRequest` for `--help`.
  package func parse(_ typed: [String]) throws -> any Command {
    let words = try understood(typed)
    let type = try command(words[0].lowercased())
    let arguments = Array(words.dropFirst())
    // Every command of the library has these; they are for programs, not for a prompt.
    let programs = ["--generate-completion-script", "--experimental-dump-help", "--help-hidden"]
    if arguments.contains(where: { argument in programs.contains { argument.hasPrefix($0) } }) {
      throw LearnerError(Refusal(of: arguments, by: type).sentence)
    }
    if arguments.contains(where: { ["--help", "-h", "-help"].contains($0) }) {
      throw HelpRequest(command: type)
    }
    do {
      return try type.parse(arguments) as any Command
    } catch let error as LearnerError {
      throw error
    } catch {
      throw LearnerError(Refusal(of: arguments, by: type).sentence)
    }
  }
}

/// Somebody asked a command for its help.
package struct HelpRequest: Error {
  package let command: any Command.Type

  /// The help screen.
  package var page: Page { Page(Text(command.help)) }
}
