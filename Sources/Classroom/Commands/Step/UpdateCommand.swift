import Arithmetic
import ArgumentParser
import BackpropCore
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
    try session.update(threads: work.threads)
    let walk = try session.reach(.update)
    let rule = session.descent(of: walk)
    let gradient = session.gradient(of: walk)
    var table = Table(
      .right("layer"),
      .left("part"),
      .left("what moved"),
      .right("‖·‖₂"),
      .right("max|·|")
    )
    for l in 1...gradient.layerCount {
      let moved = session.network.layers[l - 1].weights - walk.network.layers[l - 1].weights
      let data = gradient.data(l).scaled(by: -rule.eta)
      func row(_ head: Text, _ name: Text, _ formula: Text, _ matrix: Matrix) {
        table.row(
          head,
          name,
          formula,
          "\(Number.scientific(matrix.norm, decimals: 3))",
          "\(Number.scientific(matrix.largest?.value.magnitude ?? 0, decimals: 3))"
        )
      }
      row("\(l)", "\("data", .data)", "−η · data gradient", data)
      if let l2 = gradient.l2(l) {
        let letter = rule.l2.scale == .dataset ? "n" : "m"
        row("", "\("decay", .penalty)", "−(ηλ/\(letter)) W", l2.scaled(by: -rule.eta))
      }
      row("", "\("moved", .total)", "W after − W before", moved)
    }
    var page = Page(table)
    let decay = rule.l2.decay(eta: rule.eta, n: rule.n, m: walk.m)
    page.line(
      "step \(session.stepCount, .strong): η = \(Number.exact(rule.eta)), weights × \(Number.exact(decay)) by decay"
    )
    return page
  }
}
