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
    let next = session.nextPhase
    let lowest = step.found.backward.lowestLayer
    let isHalfway = step.phase == .backward && next == .backward
    let done = Phase.allCases.filter { $0 <= step.phase }.map { phase in
      phase == .backward && isHalfway ? "backward down to layer \(lowest)" : phase.command
    }
    page.line("done: \(done.joined(separator: " → "))")
    guard step.phase != .update else {
      page.line("next: \("batch", .strong), the next mini-batch")
      return page
    }
    let rest = Phase.allCases.filter { $0 > next }.map(\.command)
    var line: Text = "next: \(isHalfway ? "backward \(lowest - 1)" : next.command, .strong)"
    if !rest.isEmpty { line += Text(" → " + rest.joined(separator: " → "), role: .dim) }
    page.line(line)
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
