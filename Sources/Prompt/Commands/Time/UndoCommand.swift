import ArgumentParser
import Experiment
import TextRendering
import Wording

struct UndoCommand: InterpreterCommand {
  static let configuration = CommandConfiguration(
    commandName: "undo",
    abstract: "Take back the last command that changed something.",
    discussion: """
      Exact: weights, phase, place in the epoch and what was recorded are as they were. Commands \
      that only look are passed over.
      """
  )
  static let group = CommandGroup.time
  static let examples = [
    Example("undo", "before the last change", after: ["step"]),
    Example("undo 3", "before the last three", after: ["step", "step", "step"]),
  ]

  @Argument(help: "How many commands.")
  var count: WholeNumber?

  func run(in interpreter: inout Interpreter, work: Work) throws -> Page {
    try Travel(count: count, verb: "undone", name: "undo").run(in: &interpreter) {
      try $0.timeline.goBack(from: $0.session, threads: work.threads, work: work)
    }
  }
}

/// Going back or forth by a number of commands.
struct Travel {
  let count: WholeNumber?
  let verb: String
  let name: String

  /// Takes steps until enough are taken or none is left; the first must succeed.
  func run(
    in interpreter: inout Interpreter,
    _ step: (inout Interpreter) throws -> (Session, command: String)
  ) throws -> Page {
    let count = count?.value ?? 1
    guard Limits.repetitions.contains(count) else {
      throw LearnerError("\(name) takes a number of commands from 1: \(name) 3")
    }
    var commands: [String] = []
    while commands.count < count {
      do {
        let (session, command) = try step(&interpreter)
        interpreter.session = session
        commands.append(command)
      } catch  where !commands.isEmpty {
        break
      }
    }
    var page = Page()
    for command in commands.count <= 10 ? commands : commands.suffix(1) {
      page.line("\(verb): \(command, .strong)")
    }
    if commands.count < count {
      let isForgotten = name == "undo" && interpreter.timeline.hasForgotten
      let end = isForgotten ? "what was earlier was dropped to save memory" : "there were no more"
      page.line("\(commands.count) \(verb) of \(Number.grouped(count)): \(end)")
    }
    page.append(try PlaceView.page(of: interpreter.session))
    return page
  }
}
