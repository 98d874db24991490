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
    var page = Page()
    for taken in 0..<count {
      do {
        let (session, command) = try step(&interpreter)
        interpreter.session = session
        if count <= 10 || taken == count - 1 { page.line("\(verb): \(command, .strong)") }
      } catch  where taken > 0 {
        page.line("\(String(describing: error)); \(taken) \(verb)")
        break
      }
    }
    page.append(try PlaceView.page(of: interpreter.session))
    return page
  }
}
