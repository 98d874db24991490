import ArgumentParser
import BackpropCore
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
    let walk = try session.reach(.forward)
    let cost = session.cost(of: walk)
    let rule = session.descent(of: walk)
    let images = walk.m == 1 ? "m = 1 image" : "m = \(walk.m) images"
    let dataMeaning: Text =
      walk.network.cost == .crossEntropy
      ? "mean over \(images) of −Σ [y ln a + (1−y) ln (1−a)]"
      : "mean over \(images) of ½ Σ (a − y)²"
    let divisor = rule.l2.divisor(n: rule.n, m: walk.m)
    let letter = rule.l2.scale == .dataset ? "n" : "m"
    let sum = Number.fixed(walk.network.sumOfSquaredWeights, decimals: 3)
    let l2Meaning: Text =
      rule.l2.isOn
      ? "λ/(2\(letter)) Σw²,  λ = \(Number.exact(rule.l2.lambda)), \(letter) = \(divisor), Σw² = \(sum)"
      : "L2 is off"
    var table = Table(.left(), .right(), .left())
    table.row("\("data", .data)", "\(Number.scientific(cost.data))", dataMeaning)
    table.row("\("L2", .penalty)", "\(Number.scientific(cost.penalty))", l2Meaning)
    table.row("\("total", .total)", "\(Number.scientific(cost.total))", "")
    return Page(table)
  }
}
