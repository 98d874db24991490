import Experiment
import TextRendering

/// Where training has come to: the mini-batch, the phase, the epoch.
enum PlaceView {
  /// Epoch, mini-batch, phase, and what is next.
  static func page(of session: Session) throws -> Page {
    var page = Page()
    page.line(
      "\(session.stepCount, .strong) \(session.stepCount == 1 ? "step" : "steps") done; epoch \(session.epoch), \(session.position) of \(session.n) images drawn"
    )
    guard let step = session.step else {
      page.line("no mini-batch yet: type batch, or next")
      return page
    }
    page.line(try batch(of: session))
    let phases = Phase.allCases.map { phase -> Text in
      phase == step.phase ? "\(phase.command, .strong)" : "\(phase.command, .dim)"
    }
    var line: Text = ""
    for (i, phase) in phases.enumerated() {
      let isHere = Phase.allCases[i] == step.phase
      line += (i > 0 ? " → " : "") + (isHere ? "[" + phase + "]" : phase)
    }
    page.line(line)
    if step.phase == .backward, !step.found.backward.isComplete {
      page.line("δ is known down to layer \(step.found.backward.lowestLayer)")
    }
    return page
  }

  /// Which batch it is, its images and their labels, in three lines.
  static func batch(of session: Session) throws -> Text {
    let step = try session.reach(.batch)
    func list(_ numbers: [some BinaryInteger]) -> String {
      let shown = 10
      return numbers.prefix(shown).map { String($0) }.joined(separator: " ")
        + (numbers.count > shown ? " …" : "")
    }
    let title: Text =
      if let number = step.number {
        "batch \(number.number, .strong) of \(number.count) in epoch \(number.epoch)"
      } else {
        "a batch of \(step.m, .strong) chosen by hand"
      }
    return "\(title)\n  images \(list(step.batch.indices))\n  labels \(list(step.batch.labels))"
  }
}
