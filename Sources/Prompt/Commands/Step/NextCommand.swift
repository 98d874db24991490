import ArgumentParser
import Experiment
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
      switch session.nextPhase {
      case .batch: try BatchCommand.parse([])
      case .forward: try ForwardCommand.parse([])
      case .cost: try CostCommand.parse([])
      case .backward:
        try BackwardCommand.parse([String((session.step?.found.backward.lowestLayer ?? 2) - 1)])
      case .gradient: try GradCommand.parse([])
      case .update: try UpdateCommand.parse([])
      }
    let page = try command.run(in: &session, work: work)
    let name = type(of: command).configuration.commandName ?? ""
    return Page("\(name, .strong)", page)
  }
}
