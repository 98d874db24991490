import ArgumentParser
import Experiment
import TextRendering
import Wording

struct RunsCommand: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "runs",
    abstract: "List the runs whose curves are kept, or forget one."
  )
  static let group = CommandGroup.regularise
  static let examples = [
    Example("runs", "all of them", after: ["epoch", "keep plain"]),
    Example("runs drop plain", "all but this", after: ["epoch", "keep plain"]),
  ]
  static let completion = CompletionSource.runs

  @Argument(help: "drop.")
  var what: String?

  @Argument(help: "With drop: the name of a run.")
  var name: String?

  func run(in session: inout Session, work: Work) throws -> Page {
    switch (what, name) {
    case (nil, _): break
    case ("drop", let name?): try session.dropRun(name)
    default: throw LearnerError("runs stands alone, or with drop and a name: runs drop plain")
    }
    guard !session.runs.isEmpty else {
      return Page("no run is kept: keep plain keeps the curves of this one under the name plain")
    }
    var table = Table(
      .left("run"),
      .right("steps"),
      .right("training"),
      .right("test"),
      .left("with")
    )
    for run in session.runs {
      let end = run.log.epochs.last
      table.row(
        "\(run.name, .strong)",
        "\(Number.grouped(run.stepCount))",
        "\(end?.training.map { Number.percent($0.accuracy) } ?? "")",
        "\(end.map { Number.percent($0.test.accuracy) } ?? "")",
        Text(run.summary)
      )
    }
    return Page(table)
  }
}

extension KeptRun {
  /// What it was run with, in a few words.
  fileprivate var summary: String {
    let terms = settings.terms.filter(\.isOn).map { term in
      "\(term.factorFormula) with \(term.kind.symbol) \(Number.exact(term.lambda))"
    }
    return
      ([
        "\(settings.shape), \(settings.activation.name)", settings.output.name, origin,
        "n \(n)", "m \(settings.batchSize)", "η \(Number.exact(settings.eta))", ruleName,
      ] + terms).joined(separator: ", ")
  }
}
