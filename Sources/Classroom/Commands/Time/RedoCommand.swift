import ArgumentParser
import TextRendering

struct RedoCommand: ClassroomCommand {
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

  func run(in classroom: inout Classroom, work: Work) throws -> Reply {
    try Travel(count: count, verb: "redone", name: "redo").run(in: &classroom) {
      try $0.timeline.goForward(from: $0.session)
    }
  }
}
