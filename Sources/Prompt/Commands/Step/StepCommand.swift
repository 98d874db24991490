import ArgumentParser
import BackpropCore
import Experiment
import TextRendering
import Wording

struct StepCommand: SessionCommand, Repeatable {
  static let configuration = CommandConfiguration(
    commandName: "step",
    abstract: "Do whole steps, each from batch to update.",
    discussion: "A step that was begun is finished first and counts as one."
  )
  static let group = CommandGroup.step
  static let examples = [
    Example("step", "one step"),
    Example("step 100", "a hundred"),
  ]

  @Argument(help: "How many.")
  var count: WholeNumber?

  func run(in session: inout Session, work: Work) throws -> Page {
    let count = try Limits.repetitions(count, in: "step 100")
    let before = session
    let run = try session.train(steps: count, work: work, label: "step")
    var page = Page()
    if let step = session.step { page.line(Self.line(for: session.measure(step), in: session)) }
    if run.isInterrupted {
      page.line("stopped after \(run.steps) of \(count) steps; every one of them is kept")
    }
    if !session.network.isFinite { page.line(NetworkView.isNotFinite) }
    WarningView.append(to: &page, of: session, since: before)
    return page
  }

  /// What a step measured: the cost, its contributions, and how each term stands to the data.
  static func line(for sample: TrainingLog.Sample, in session: Session) -> Text {
    let listed = session.objective.listed.map { Part.term($0.kind) }
    let parts = TrainingLog.parts.enumerated().filter {
      $0.element == .data || listed.contains($0.element)
    }
    var line: Text = "step \(sample.step, .strong): cost \(Number.significant(sample.cost)) ="
    for (i, part) in parts {
      line += "\(i == 0 ? "" : " +") \(part.title) \(Number.significant(sample.costs[i]))"
    }
    for (n, (i, part)) in parts.dropFirst().enumerated() {
      let ratios = sample.layers
        .map { Number.significant($0.gradients[i] / $0.gradients[0], digits: 3) }
      line += "\(n == 0 ? ";" : ",") \(part.name) / data \(ratios.joined(separator: ", "))"
    }
    return line
  }
}

extension Limits {
  /// How often a command is to do its work, once unless it says so.
  ///
  /// Throws a `LearnerError` for a number that is out of range, with a line that is right.
  static func repetitions(_ count: WholeNumber?, in example: String) throws -> Int {
    let count = count?.value ?? 1
    guard repetitions.contains(count) else {
      let name = example.prefix { $0 != " " }
      throw LearnerError(
        "\(name) takes a number from 1 to \(Number.grouped(repetitions.upperBound)): \(example)"
      )
    }
    return count
  }
}
