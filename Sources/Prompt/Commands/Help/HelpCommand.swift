import ArgumentParser
import Experiment
import TextRendering

struct HelpCommand: InterpreterCommand {
  static let configuration = CommandConfiguration(
    commandName: "help",
    abstract: "List the commands, or explain one.",
    discussion: "? is short for it: ? grad.",
    aliases: ["?"]
  )
  static let group = CommandGroup.session
  static let examples = [
    Example("help grad", "what grad does, with examples"),
    Example("help", "all commands"),
  ]
  static let completion = CompletionSource.commands

  @Argument(help: "A command.")
  var name: String?

  func run(in interpreter: inout Interpreter, work: Work) throws -> Page {
    if let name {
      return Page(Text(try interpreter.registry.command(name.lowercased()).help))
    }
    var table = Table(.left(), .left(), .left())
    for group in CommandGroup.allCases {
      let commands = interpreter.registry.commands.filter { $0.group == group }
      for (i, command) in commands.enumerated() {
        table.row(
          i == 0 ? "\(group.rawValue, .heading)" : "",
          "\(command.name, .strong)",
          "\(command.configuration.abstract)"
        )
      }
    }
    return Page(
      table,
      """
      The beginning of a name is enough. Enter alone repeats the last step.
      Layers count from 1; units, pixels and images from 0. To begin: next, next …
      """ as Text
    )
  }
}
