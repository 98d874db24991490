import Arithmetic
import BackpropCore
import Wording

/// Copies of a session that run the same mini-batches, one switch different.
package struct Twins: Sendable {
  /// One of them.
  package struct Twin: Sendable {
    /// What its switch is set to.
    package let value: Switch.Value
    /// The session, as far as it has come.
    package fileprivate(set) var session: Session
    /// Where it first differs from the first twin; none as long as it does not.
    package fileprivate(set) var parting: Parting?
    /// What was measured when it ended.
    package fileprivate(set) var ending = Ending()
  }

  /// How a network does on whole sets, where that was measured.
  package struct Ending: Sendable, Equatable {
    package fileprivate(set) var training: Evaluation?
    package fileprivate(set) var test: Evaluation?
  }

  /// How far a comparison goes.
  package enum Length: Sendable, Equatable {
    /// Steps of the twin with the largest mini-batches; others see as many images.
    case steps(Int)
    case epochs(Int)
  }

  /// What differs.
  package let difference: Switch
  /// The twins; they count from 1 where they are shown.
  package private(set) var twins: [Twin]
  /// The session that they are copies of.
  package let origin: Session
  /// Whether they were stopped from outside before they had come as far as was asked.
  package private(set) var isInterrupted = false

  /// How many twins there can be.
  package static let counts = 2...8

  /// Twins of a session, one for each value of a switch.
  ///
  /// Throws a `LearnerError` where there are too few or too many, a value is out of range, two are the
  /// same, or there is no room for all.
  package init(of session: Session, _ difference: Switch, _ values: [Switch.Value], work: Work)
    throws
  {
    let example = "compare \(difference.name) \(difference.example)"
    guard Self.counts.contains(values.count) else {
      throw LearnerError("there are 2 to 8 twins, each with its own \(difference.name): \(example)")
    }
    for (index, value) in values.enumerated() where values[..<index].contains(value) {
      throw LearnerError("each twin has its own \(difference.name), none twice: \(example)")
    }
    try session.requireRoom(work: work) { $0.twins = values.count }
    (self.difference, origin) = (difference, session)
    twins = try values.map { value in
      var twin = session
      try difference.put(value, into: &twin, work: work)
      return Twin(value: value, session: twin)
    }
    // A mini-batch may have become larger.
    for twin in twins {
      try twin.session.requireRoom(work: work) { $0.twins = values.count }
    }
    for index in twins.indices.dropFirst() {
      twins[index].parting = .atStart(twins[0].session, twins[index].session)
    }
  }

  /// Whether all have mini-batches of one size: then they make the same steps.
  package var makeSameSteps: Bool {
    twins.allSatisfy { $0.session.settings.batchSize == twins[0].session.settings.batchSize }
  }

  /// Steps made by a twin since the comparison began.
  package func stepCount(of twin: Twin) -> Int {
    twin.session.stepCount - (difference.startsAnew == nil ? origin.stepCount : 0)
  }

  /// Bytes of memory that the twins take, about.
  package var bytes: Int {
    twins.reduce(0) { $0 + $1.session.size.bytesWithoutData }
  }
}

// MARK: - Running

extension Twins {
  /// Runs all as far as is wanted, and measures what they end with.
  ///
  /// - Parameters:
  ///   - length: How far.
  ///   - work: Asked before each lap whether to go on; threads are shared by the twins.
  /// - Throws: What `work` throws where this is more than may be computed.
  package mutating func run(_ length: Length, work: Work) throws {
    var laps = Laps(of: twins.map(\.session), length)
    let most = laps.most
    try work.foresee(ForeseenWork(each: cost(of: length) / Double(most), times: most, polls: 1))
    var done = 0
    while let lap = laps.next() {
      guard !work.isInterrupted() else {
        isInterrupted = true
        break
      }
      work.progress(Double(done) / Double(max(most, done + 1)), label(length))
      let isMeasured = if case .epochs = length { lap.endsEpoch } else { false }
      run(lap, isMeasured: isMeasured, work: work)
      done += 1
    }
    measure(work: work)
  }

  /// Walks each twin to a phase of the step that was begun, or else of the next.
  ///
  /// Throws what `work` throws where that is more than may be computed.
  package mutating func walk(to phase: Phase, work: Work) throws {
    for index in twins.indices {
      try work.begin(2 * twins[index].session.costOfStep)
      try twins[index].session.walk(to: phase, threads: work.threads)
    }
  }

  private func label(_ length: Length) -> String {
    guard case .epochs(let count) = length else { return "\(twins.count) twins" }
    let first = difference.startsAnew == nil ? origin.epoch : 1
    return
      "\(twins.count) twins, epoch \(min(count, twins[0].session.epoch - first + 1)) of \(count)"
  }

  /// What all of it takes, about.
  private func cost(of length: Length) -> Double {
    let largest = twins.map { $0.session.settings.batchSize }.max() ?? 1
    return twins.reduce(0) { sum, twin in
      let session = twin.session
      switch length {
      case .epochs(let count): return sum + session.work(ofEpochs: 1).each * Double(count)
      case .steps(let count):
        let images = Double(count) * Double(largest)
        return sum + session.costOfStep * (images / Double(session.settings.batchSize) + 1)
      }
    }
  }

  /// One lap of every twin, each by one thread; or by all threads one after the other, where there are many
  /// more threads than twins and the network is so large that they help.
  private mutating func run(_ lap: Laps.Lap, isMeasured: Bool, work: Work) {
    let before = twins.contains { $0.parting == nil } ? twins : []
    let isLarge = twins[0].session.costOfStep > 2e7 && work.threads >= 2 * twins.count
    let inner = Work(threads: isLarge ? work.threads : 1)
    for twin in twins { work.spend(twin.session.cost(of: lap, isMeasured: isMeasured)) }
    Jobs.changeEach(&twins, threads: isLarge ? 1 : work.threads) { _, twin in
      twin.session.run(lap, isMeasured: isMeasured, work: inner)
    }
    guard !before.isEmpty else { return }
    for index in twins.indices.dropFirst() where twins[index].parting == nil {
      let steps = twins[index].session.stepCount - before[index].session.stepCount
      let haveParted = !twins[index].session.hasSameWeights(as: twins[0].session)
      guard haveParted else { continue }
      twins[index].parting = .found(before[0].session, before[index].session, steps: steps)
      let parting = twins[index].parting
      let walked =
        parting?.isRounding == false
        ? max(1, (parting?.step ?? 0) - before[index].session.stepCount) : steps
      work.spend(4 * Double(walked) * twins[index].session.costOfStep)
    }
  }

  /// Looks how each does on whole sets, unless that was found at the end of its last epoch.
  ///
  /// What was stopped is looked at only where that takes no time.
  private mutating func measure(work: Work) {
    let cost = twins.reduce(0) { sum, twin in
      sum + (twin.session.lastEnd == nil ? twin.session.work(ofEpochs: 1).each : 0)
    }
    let isWorthIt = !isInterrupted || cost <= Limits.historyWork
    if isWorthIt { work.spend(cost) }
    Jobs.changeEach(&twins, threads: work.threads) { _, twin in
      let session = twin.session
      if let end = session.lastEnd {
        twin.ending = Ending(training: end.training, test: end.test)
      } else if isWorthIt {
        twin.ending.test = try? session.evaluate(session.data.test, work: Work())
        guard session.n <= Limits.evaluatedImages else { return }
        twin.ending.training = try? session.evaluate(session.data.training, work: Work())
      }
    }
  }
}

extension Session {
  /// What the last epoch ended with, if it ended with the last step.
  fileprivate var lastEnd: TrainingLog.EpochEnd? {
    log.epochs.last.flatMap { $0.step == stepCount ? $0 : nil }
  }

  /// Steps of a lap.
  fileprivate func steps(in lap: Laps.Lap) -> Int {
    lap.images == 0 ? 1 : (lap.images + settings.batchSize - 1) / settings.batchSize
  }

  fileprivate func cost(of lap: Laps.Lap, isMeasured: Bool) -> Double {
    let seen = isMeasured ? data.test.count + (n <= Limits.evaluatedImages ? n : 0) : 0
    return Double(steps(in: lap)) * costOfStep + (seen > 0 ? cost(ofImages: seen) : 0)
  }

  fileprivate mutating func walk(to phase: Phase, threads: Int) throws {
    if step == nil || step?.phase == .update { drawBatch() }
    while let step, step.phase < phase || phase == .backward && !step.isBackwardComplete {
      try advance(threads: threads)
    }
  }

  /// The steps of a lap, as the commands step and epoch make them.
  fileprivate mutating func run(_ lap: Laps.Lap, isMeasured: Bool, work: Work) {
    // Nobody stops this work, and nothing is too much for it.
    _ = try? train(steps: steps(in: lap), work: work, label: "")
    if isMeasured { _ = try? logEpoch(work: work) }
  }

  fileprivate func hasSameWeights(as other: Session) -> Bool {
    zip(network.layers, other.network.layers)
      .allSatisfy { $0.weights == $1.weights && $0.biases == $1.biases }
  }
}
