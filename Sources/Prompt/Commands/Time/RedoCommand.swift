import ArgumentParser
import Experiment
import TextRendering

struct RedoCommand: InterpreterCommand {
  static let configuration = CommandConfiguration(
    commandName: "redo",
    abstract: "Take back an undo.",
    discussion: "A command that changes something after an undo leaves nothing to redo."
  )
  static let group = CommandGroup.time
  static let examples = [
    Example("redo", "as it was before the undo", after: ["step", "undo"]),
    Example("redo 2", "the last two", after: ["step", "step", "undo 2"]),
  ]

  @Argument(help: "How many commands.")
  var count: WholeNumber?

  func run(in interpreter: inout Interpreter, work: Work) throws -> Page {
    try Travel(count: count, verb: "redone", name: "redo").run(in: &interpreter) {
      try $0.timeline.goForward(from: $0.session, threads: work.threads, work: work)
    }
  }
}
