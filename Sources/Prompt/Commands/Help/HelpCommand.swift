import ArgumentParser
import Experiment
import TextRendering
import Wording

struct HelpCommand: InterpreterCommand {
  static let configuration = CommandConfiguration(
    commandName: "help",
    abstract: "List the commands, or explain one, or a symbol.",
    discussion: """
      The name of a group, such as step, lists its commands; a symbol, or the head of a column, is told in one \
      sentence. ? is short for help: ? grad.
      """,
    aliases: ["?"]
  )
  static let group = CommandGroup.session
  static let examples = [
    Example("help grad", "what grad does, with examples"),
    Example("help look", "the commands of a group"),
    Example("help δ", "what δ is; help delta is the command"),
    Example("help mean a", "what the column is"),
    Example("help", "all commands"),
  ]
  static let completion = CompletionSource.commands

  @Argument(help: "A command, a group, a symbol or the head of a column.")
  var words: [String] = []

  func run(in interpreter: inout Interpreter, work: Work) throws -> Page {
    let registry = interpreter.registry
    guard !words.isEmpty else { return Self.overview(of: registry) }
    let name = Negative.restore(words.joined(separator: " "))
    if let group = CommandGroup(rawValue: name.lowercased()) {
      return Self.list(group, of: registry)
    }
    if let command = registry.commands.first(where: { $0.name == name.lowercased() }) {
      return Page(Text(command.help))
    }
    if let entry = Glossary.entry(of: words.joined(separator: " ")) ?? Glossary.entry(of: name) {
      return Self.page(of: entry)
    }
    let layers = interpreter.session.network.layers.count
    if case .measure(let measure, _) = try? NamedMeasure(name, layers: layers) {
      return Page("\(name, .strong): \(measure.meaning)", Text("  to see it: print \(name)"))
    }
    // A word of another language than that of commands: exit is quit.
    let meant = try Phrase.translated([name])[0]
    return try Page(Text(Self.command(meant, in: registry).help))
  }

  /// The command of a name or of its beginning.
  ///
  /// Throws a `LearnerError` that suggests what may have been meant, be it a symbol's name.
  private static func command(_ name: String, in registry: Registry) throws -> any Command.Type {
    do {
      return try registry.command(name.lowercased())
    } catch let error as LearnerError {
      let known = registry.names + CommandGroup.allCases.map(\.rawValue)
      let symbols = Glossary.all.flatMap(\.names).filter { $0.count > 3 }
      guard Suggestion.nearest(to: name, among: known) == nil,
        let meant = Suggestion.nearest(to: name, among: symbols)
      else { throw error }
      throw LearnerError("nothing is called \(name); did you mean help \(meant)?")
    }
  }

  /// The groups, each with the names of its commands: no more than a screen.
  private static func overview(of registry: Registry) -> Page {
    var table = Table(.left(), .left())
    for group in CommandGroup.allCases {
      let names = registry.commands.filter { $0.group == group }.map { $0.name }
      guard !names.isEmpty else { continue }
      table.row("\(group.rawValue, .heading)", "\(names.joined(separator: "  "), .strong)")
    }
    return Page(
      table,
      """

      help look    the commands of a group, a line each
      help grad    one command, with examples
      help δ       a symbol, or the head of a column: help mean a

      The beginning of a name is enough. Enter alone repeats the last step.
      Layers count from 1; units, pixels and images from 0. To begin: next, next …
      """ as Text
    )
  }

  /// The commands of a group, a line each.
  private static func list(_ group: CommandGroup, of registry: Registry) -> Page {
    let commands = registry.commands.filter { $0.group == group }
    var table = Table(.left(), .left())
    for command in commands {
      table.row("\(command.name, .strong)", "\(command.configuration.abstract)")
    }
    var page = Page(table)
    // A group may be called as one of its commands is.
    if let command = commands.first(where: { $0.name == group.rawValue }) {
      page.line("\(command.name) is a command too: \(command.name) --help")
    }
    return page
  }

  private static func page(of entry: Glossary) -> Page {
    Page(
      Text(entry.sentence),
      Text("  \(entry.formula)", role: .strong),
      Text("  to see it: \(entry.command)")
    )
  }
}
