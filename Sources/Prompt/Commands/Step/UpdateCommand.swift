import Arithmetic
import ArgumentParser
import BackpropCore
import Experiment
import TextRendering

struct UpdateCommand: SessionCommand, Repeatable {
  static let configuration = CommandConfiguration(
    commandName: "update",
    abstract: "Move the weights and biases down the gradient.",
    discussion: "w ← (1 − ηλ/n) w − (η/m) Σ aδ: the first factor is the decay, the rest the data."
  )
  static let group = CommandGroup.step
  static let examples = [
    Example(
      "update",
      "what moved, and by which of the two",
      after: ["batch", "forward", "backward", "grad"]
    )
  ]

  func run(in session: inout Session, work: Work) throws -> Page {
    let before = session
    try session.update(threads: work.threads)
    let step = try session.reach(.update)
    guard let update = step.applied else { return Page() }
    let table = LedgerView.table(
      of: step,
      after: session.network,
      update,
      session.gradient(of: step)
    )
    var page = Page(table)
    let (hyper, m) = (update.hyper, step.m)
    var line: Text =
      "step \(session.stepCount, .strong): η = \(Number.exact(hyper.eta))"
    for name in update.rule.kind.settings {
      if let setting = Setting.named(name) {
        line += ", \(setting.aliases[0]) = \(Number.exact(setting.read(session)))"
      }
    }
    let isPlain = update.rule.kind.isPlain
    for term in hyper.objective.listed where isPlain && term.kind.isProportional {
      let left = 1 - term.stepFactor(eta: hyper.eta, n: hyper.objective.n, m: m)
      line += ", weights × \(Number.exact(left)) by \(term.kind.moveName)"
    }
    page.line(line)
    WarningView.append(to: &page, of: session, since: before)
    return page
  }
}
