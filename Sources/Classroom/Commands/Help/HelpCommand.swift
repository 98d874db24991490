import ArgumentParser
import TextRendering

struct HelpCommand: ClassroomCommand {
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

  func run(in classroom: inout Classroom, work: Work) throws -> Reply {
    if let name {
      return Reply(Page(Text(try Registry.command(name.lowercased()).help)))
    }
    var table = Table(.left(), .left(), .left())
    for group in CommandGroup.allCases {
      let commands = Registry.commands.filter { $0.group == group }
      for (i, command) in commands.enumerated() {
        table.row(
          i == 0 ? "\(group.rawValue, .heading)" : "",
          "\(Registry.name(command), .strong)",
          "\(command.configuration.abstract)"
        )
      }
    }
    return Reply(
      Page(
        table,
        """
        The beginning of a name is enough. Enter alone repeats the last step.
        Layers count from 1; units, pixels and images from 0. To begin: next, next …
        """ as Text
      )
    )
  }
}
