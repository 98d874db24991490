import ArgumentParser
import Experiment
import TextRendering

struct ResetCommand: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "reset",
    abstract: "Begin again with the same first weights.",
    discussion: """
      The network is drawn anew from the same seed, and training begins again; settings and data stay \
      as they are. undo takes it back.
      """
  )
  static let group = CommandGroup.time
  static let examples = [
    Example("reset", "the same start, with what was set since", after: ["step", "set eta 0.1"])
  ]

  func run(in session: inout Session, work: Work) throws -> Page {
    session.drawNetwork()
    let title: Text = "\(session.sizesText, .strong), \(session.origin)"
    return Page(title, Text(NetworkView.begunAgain))
  }
}
