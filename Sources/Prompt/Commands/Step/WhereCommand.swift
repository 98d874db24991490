import ArgumentParser
import Experiment
import TextRendering

struct WhereCommand: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "where",
    abstract: "Show the place: epoch, mini-batch, phase, what is next."
  )
  static let group = CommandGroup.step
  static let examples = [Example("where", "before the first batch, and at any time")]

  func run(in session: inout Session, work: Work) throws -> Page {
    try PlaceView.page(of: session)
  }
}
