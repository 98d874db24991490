import ArgumentParser
import TextRendering

struct NextCommand: SessionCommand, Repeatable {
  static let configuration = CommandConfiguration(
    commandName: "next",
    abstract: "Do the next phase of the step, whichever it is.",
    discussion: "batch, forward, cost, backward layer by layer, grad, update; then the next batch."
  )
  static let group = CommandGroup.step
  static let examples = [Example("next", "the first phase is a mini-batch")]

  func run(in session: inout Session, work: Work) throws -> Page {
    let command: any SessionCommand =
      switch session.walk.map(\.phase) {
      case nil, .update: try BatchCommand.parse([])
      case .batch: try ForwardCommand.parse([])
      case .forward: try CostCommand.parse([])
      case .backward where session.walk?.step.backward.isComplete == true: try GradCommand.parse([])
      case .cost, .backward:
        try BackwardCommand.parse([String((session.walk?.step.backward.lowestLayer ?? 2) - 1)])
      case .gradient: try UpdateCommand.parse([])
      }
    let page = try command.run(in: &session, work: work)
    let name = type(of: command).configuration.commandName ?? ""
    return Page("\(name, .strong)", page)
  }
}
