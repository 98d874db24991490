import ArgumentParser
import Experiment
import TextRendering
import Wording

struct PrintCommand: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "print",
    abstract: "Print something measured, to its last digit.",
    discussion: """
      cost, cost.data, cost.l2 of the mini-batch; cost.train, cost.test (data only); grad.data.1, \
      grad.l2.1, grad.total.1, the norms of layer 1; ratio.1, L2 over data; delta.1, weights.1, \
      biases.1, norms; rms.1, the root mean square of the weights; activations.1, their mean, saturated.1, the share of them near their bounds; \
      accuracy.train, accuracy.test, accuracy.batch; eta, lambda, m, n, seed, step, epoch; and \
      entries: w2[3,7], b2[7], z1[5,7], a1[5,7], delta2[5,7], x[5,300], data.w2[3,7], l2.w2[3,7], \
      total.w2[3,7].
      """
  )
  static let group = CommandGroup.look
  static let examples = [
    Example("print accuracy.test", "the share of test images called rightly"),
    Example("print ratio.1 ratio.2", "L2 over data, two layers", after: ["step"]),
    Example("print w2[3,7]", "one weight"),
  ]
  static let completion = CompletionSource.metrics

  @Argument(help: "What to print.")
  var metrics: [String]

  func run(in session: inout Session, work: Work) throws -> Page {
    guard metrics.count <= 16 else {
      throw LearnerError("print takes 16 names at most at a time: print cost accuracy.test")
    }
    var table = Table(.left(), .right())
    for name in metrics {
      try work.begin(session.costOfReading)
      let metric = try NamedMeasure(name, layers: session.network.layers.count)
      let value = try session.value(of: metric, work: work)
      let name = if case .entry(let entry) = metric { entry.name } else { name }
      table.row("\(name)", "\(Number.exact(value), .strong)")
    }
    return Page(table)
  }
}
