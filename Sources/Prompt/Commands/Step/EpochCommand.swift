import ArgumentParser
import Experiment
import TextRendering
import Wording

struct EpochCommand: SessionCommand, Repeatable {
  static let configuration = CommandConfiguration(
    commandName: "epoch",
    abstract: "Train to the end of the epoch, or through several.",
    discussion: """
      An epoch that was begun is finished and counts as one. Ctrl-C stops after a whole step and \
      keeps what was done.
      """
  )
  static let group = CommandGroup.step
  static let examples = [
    Example("epoch", "every training image once"),
    Example("epoch 30 --every 10", "thirty times, a line for every tenth"),
  ]

  @Argument(help: "How many.")
  var count: WholeNumber?

  @Option(help: "Show every so many epochs, and the last.")
  var every: WholeNumber?

  func run(in session: inout Session, work: Work) throws -> Page {
    let before = session
    var page = try train(&session, work: work)
    WarningView.append(to: &page, of: session, since: before)
    return page
  }

  private func train(_ session: inout Session, work: Work) throws -> Page {
    let count = try Limits.repetitions(count, in: "epoch 10")
    let every = self.every?.value ?? 1
    guard Limits.repetitions.contains(every) else {
      throw LearnerError("--every takes a number from 1: epoch 30 --every 10")
    }
    let interval = every == 1 ? "" : " --every \(every)"
    var table = Table(
      .right("epoch"),
      .right("steps"),
      .right("cost"),
      .right("test accuracy"),
      .right("training accuracy")
    )
    var page = Page()
    try work.foresee(session.work(ofEpochs: count))
    for i in 0..<count {
      let steps = session.stepsLeftInEpoch
      var inner = work
      inner.progress = { fraction, label in
        work.progress((Double(i) + fraction) / Double(count), label)
      }
      let label = count == 1 ? "epoch" : "epoch \(i + 1) of \(count)"
      let run = try session.train(steps: steps, work: inner, label: label)
      if run.isInterrupted {
        page.append(table)
        let rest = count - i
        page.line(
          "stopped after step \(session.stepCount), with every step kept: type epoch to finish this epoch"
            + (rest == 1 ? "" : ", or epoch \(rest)\(interval) for this one and \(rest - 1) more")
        )
        return page
      }
      guard let end = try? session.logEpoch(work: work) else {
        page.append(table)
        page.line(
          "stopped at the end of epoch \(session.epoch), with every step kept and its accuracy not measured: "
            + (i == count - 1
              ? "type print accuracy.test for it"
              : "type epoch \(count - i - 1)\(interval) for the rest")
        )
        return page
      }
      let isOver = i == count - 1 || work.isInterrupted() || !session.network.isFinite
      if isOver || (i + 1).isMultiple(of: every) {
        table.row(cells(for: end, in: session))
        work.report(Page(table))
      }
      if !session.network.isFinite {
        page.append(table)
        page.line(NetworkView.isNotFinite)
        return page
      }
      if isOver, i < count - 1 {
        page.append(table)
        page.line(
          "stopped after \(i + 1) of \(count) epochs: type epoch \(count - i - 1)\(interval) for the rest"
        )
        return page
      }
    }
    page.append(table)
    return page
  }

  private func cells(for end: TrainingLog.EpochEnd, in session: Session) -> [Text] {
    [
      "\(end.epoch)",
      "\(end.step)",
      "\(session.step.map { Number.significant(session.cost(of: $0).total) } ?? "")",
      "\(Number.percent(end.test.accuracy))",
      "\(end.training.map { Number.percent($0.accuracy) } ?? "not measured")",
    ]
  }
}
