import ArgumentParser
import Wording

/// Every command there is.
enum Registry {
  /// In the order `help` lists them, group by group.
  static let commands: [any Command.Type] = [
    DataCommand.self, ShowCommand.self, BatchCommand.self,
    NetCommand.self, SetCommand.self, WeightsCommand.self,
    ForwardCommand.self, CostCommand.self, BackwardCommand.self, GradCommand.self,
    UpdateCommand.self, NextCommand.self, StepCommand.self, EpochCommand.self, WhereCommand.self,
    ActivationsCommand.self, DeltaCommand.self, ExplainCommand.self, PrintCommand.self,
    PlotCommand.self,
    PredictCommand.self,
    L2Command.self,
    UndoCommand.self, RedoCommand.self,
    ExportCommand.self, ImportCommand.self,
    LessonsCommand.self, LessonCommand.self, RecordCommand.self, ReplayCommand.self,
    HelpCommand.self, QuitCommand.self,
  ]

  /// The names, in that order.
  static let names = commands.map(name)

  /// The word a command is called by.
  static func name(_ command: any Command.Type) -> String {
    command.configuration.commandName ?? ""
  }

  /// The command of a name or of the beginning of one.
  ///
  /// Throws a `LearnerError` where no command, or more than one, begins so.
  static func command(_ word: String) throws -> any Command.Type {
    let isCalled = { (type: any Command.Type) in
      name(type) == word || type.configuration.aliases.contains(word)
    }
    if let exact = commands.first(where: isCalled) { return exact }
    let matches = word.isEmpty ? [] : commands.filter { name($0).hasPrefix(word) }
    guard let match = matches.first else {
      if WalkWord.names.contains(word) {
        throw LearnerError("\(word) is for a lesson or a replay: type lessons, or help replay")
      }
      throw LearnerError(
        RealNumber(argument: word) == nil
          ? "there is no command \(word)"
            + Suggestion.ending(for: word, among: names, otherwise: ": type help for all of them")
          : "a line begins with a command, not with a number: type step 100, or help for all commands"
      )
    }
    guard matches.count == 1 else {
      throw LearnerError(
        "\(word) may be \(matches.map(name).joined(separator: " or ")): type one letter more"
      )
    }
    return match
  }

  /// A command with its arguments, from the words of a line.
  ///
  /// Throws a `LearnerError`, or a `HelpRequest` for `--help`.
  static func parse(_ words: [String]) throws -> any Command {
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
struct HelpRequest: Error {
  let command: any Command.Type
}
