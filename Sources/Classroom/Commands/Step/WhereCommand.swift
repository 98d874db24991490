import ArgumentParser
import TextRendering

struct WhereCommand: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "where",
    abstract: "Show the place: epoch, mini-batch, phase, what is next."
  )
  static let group = CommandGroup.step
  static let examples = [Example("where", "before the first batch, and at any time")]

  func run(in session: inout Session, work: Work) throws -> Page {
    var page = Page()
    page.line(
      "\(session.stepCount, .strong) \(session.stepCount == 1 ? "step" : "steps") done; epoch \(session.epoch), \(session.position) of \(session.n) images drawn"
    )
    guard let walk = session.walk else {
      page.line("no mini-batch yet: type batch, or next")
      return page
    }
    page.line(try BatchCommand.line(for: session))
    let phases = Phase.allCases.map { phase -> Text in
      phase == walk.phase ? "\(phase.command, .strong)" : "\(phase.command, .dim)"
    }
    var line: Text = ""
    for (i, phase) in phases.enumerated() {
      let isHere = Phase.allCases[i] == walk.phase
      line += (i > 0 ? " → " : "") + (isHere ? "[" + phase + "]" : phase)
    }
    page.line(line)
    if walk.phase == .backward, !walk.step.backward.isComplete {
      page.line("δ is known down to layer \(walk.step.backward.lowestLayer)")
    }
    return page
  }
}
