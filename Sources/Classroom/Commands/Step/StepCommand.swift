import ArgumentParser
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
    let run = try session.train(steps: count, work: work, label: "step")
    var page = Page()
    if let sample = session.log.lastSample {
      let cost = Number.significant(sample.dataCost + sample.penalty)
      page.line(
        "step \(sample.step, .strong): cost \(cost) = \("data", .data) \(Number.significant(sample.dataCost)) + \("L2", .penalty) \(Number.significant(sample.penalty)); L2 / data \(Self.ratios(sample))"
      )
    }
    if run.isInterrupted {
      page.line("stopped after \(run.steps) of \(count) steps; every one of them is kept")
    }
    if !session.network.isFinite { page.line(Self.isNotFinite) }
    return page
  }

  /// What is said of a network that training has driven beyond all numbers.
  static let isNotFinite: Text =
    "\("the weights are no longer finite numbers: η is too large", .bad); type undo"

  /// The ratio of each layer: "0.12, 0.03".
  static func ratios(_ sample: TrainingLog.Sample) -> String {
    sample.layers.map { Number.significant($0.l2 / $0.data, digits: 3) }.joined(separator: ", ")
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
