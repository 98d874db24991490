import ArgumentParser
import Experiment
import TextRendering

struct KeepCommand: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "keep",
    abstract: "Keep the curves of this run by a name.",
    discussion: """
      What was recorded stays when the network is drawn anew, and plot --with lays it over what is \
      recorded then. The weights are not kept: undo goes back to them, export writes them.
      """
  )
  static let group = CommandGroup.regularise
  static let examples = [
    Example("keep plain", "the curves of this run, as plain", after: ["epoch"]),
    Example("keep eta-3", "those of another", after: ["set eta 3", "epoch"]),
  ]

  @Argument(help: "A name for it: a word.")
  var name: String

  func run(in session: inout Session, work: Work) throws -> Page {
    try session.keepRun(as: name, work: work)
    return Page(
      "kept as \(name, .strong): \(Number.grouped(session.stepCount)) steps; plot cost.data --with \(name) lays them over another run"
    )
  }
}
