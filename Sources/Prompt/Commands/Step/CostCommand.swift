import ArgumentParser
import BackpropCore
import Experiment
import TextRendering

struct CostCommand: SessionCommand, Repeatable {
  static let configuration = CommandConfiguration(
    commandName: "cost",
    abstract: "Show the cost of the mini-batch: data, L2 and total."
  )
  static let group = CommandGroup.step
  static let examples = [
    Example("cost", "what the forward pass costs", after: ["batch", "forward"])
  ]

  func run(in session: inout Session, work: Work) throws -> Page {
    try session.lookAtCost()
    let step = try session.reach(.forward)
    let hyper = session.hyper(of: step)
    return Page(
      LedgerView.table(of: session.cost(of: step)) { part in
        hyper.term(of: part).map { Self.meaning(of: $0, for: step, n: hyper.objective.n) }
          ?? Self.meaning(ofDataOf: step)
      }
    )
  }

  private static func meaning(ofDataOf step: Step) -> Text {
    let images = step.m == 1 ? "m = 1 image" : "m = \(step.m) images"
    return "mean over \(images) of \(step.network.output.costFormula)"
  }

  private static func meaning(of term: Term, for step: Step, n: Int) -> Text {
    guard term.isOn else { return "\(term.kind.name) is off" }
    let kind = term.kind
    let sum = Number.fixed(term.sum(over: step.network), decimals: 3)
    let divisor =
      term.scale.divisorLetter.map { ", \($0) = \(term.divisor(n: n, m: step.m))" } ?? ""
    return
      "\(kind.costFormula(term.scale)),  \(kind.symbol) = \(Number.exact(term.lambda))\(divisor), \(kind.sumFormula) = \(sum)"
  }
}
