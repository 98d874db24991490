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
    let hyper = update.hyper
    var line: Text =
      "step \(session.stepCount, .strong): η = \(Number.exact(hyper.eta))"
    for name in update.rule.kind.settings {
      if let setting = Setting.named(name) {
        line += ", \(setting.aliases[0]) = \(Number.exact(setting.read(session)))"
      }
    }
    let isPlain = update.rule.kind.isPlain
    for term in hyper.objective.listed where isPlain && term.kind.isProportional {
      let left = session.left(by: term, of: step, update)
      line += ", weights × \(Number.exact(left)) by \(term.kind.moveName)"
    }
    page.line(line)
    WarningView.append(to: &page, of: session, since: before)
    return page
  }
}

extension Session {
  /// What a term that is proportional to the weights leaves of them: 1 − ηλ/n.
  ///
  /// Where a mistake is planted it is what the update did, as every number is then; if the term moved them by
  /// no multiple of themselves, the factor that comes nearest.
  fileprivate func left(by term: Term, of step: Step, _ update: Update) -> Double {
    let set = 1 - term.stepFactor(eta: update.hyper.eta, n: update.hyper.objective.n, m: step.m)
    guard planted != nil else { return set }
    let gradient = gradient(of: step)
    var (moved, square) = (0.0, 0.0)
    for l in 1...gradient.layerCount {
      let weights = step.network[l].weights
      square += weights.sumOfSquares
      let moves = update.rule.moves(l, gradient, update.hyper)[.term(term.kind)]
      moved += zip(moves?.values ?? [], weights.values)
        .reduce(0) { $0.addingProduct($1.0, $1.1) }
    }
    let made = square > 0 ? 1 + moved / square : set
    // The digits of the one where both are the same but for rounding.
    return (made - set).magnitude < 1e-12
      ? set : Double(Number.significant(made, digits: 10)) ?? made
  }
}
