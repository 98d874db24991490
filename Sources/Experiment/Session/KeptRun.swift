import Wording

/// The curves of a run, kept by a name when the network is gone.
package struct KeptRun: Sendable, Equatable {
  /// What it is called.
  package let name: String
  /// What was measured.
  package let log: TrainingLog
  /// What was set when it was kept.
  package let settings: Settings
  /// What moved the weights.
  package let ruleName: String
  /// Where its weights came from.
  package let origin: String
  /// n, images of its training set.
  package let n: Int
  /// Steps made by then.
  package let stepCount: Int

  /// Bytes of memory.
  package var bytes: Int { log.holdings.reduce(0) { $0 + $1.bytes } }
}

extension Session {
  /// Keeps the curves of the run so far by a name.
  ///
  /// Throws a `LearnerError` for a name that cannot be, or where nothing was recorded or there is no room.
  package mutating func keepRun(as name: String, work: Work) throws {
    guard (1...20).contains(name.count),
      name.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || "-_.".contains($0)) }),
      name.first?.isLetter == true, name != "now"
    else {
      throw LearnerError(
        "the name of a run is a word of 20 letters, digits and hyphens at most, but not now: keep plain"
      )
    }
    guard !runs.contains(where: { $0.name == name }) else {
      throw LearnerError(
        "a run is called \(name) already: keep \(name)-2, or runs drop \(name) first"
      )
    }
    guard runs.count < Limits.keptRuns else {
      throw LearnerError(
        "\(Limits.keptRuns) runs are kept, and that is all there is room for: runs drop \(runs[0].name) first"
      )
    }
    guard log.samples.count > 0 else {
      throw LearnerError("nothing is recorded of this run yet: type step 100, or epoch, first")
    }
    let run = KeptRun(
      name: name,
      log: log,
      settings: settings,
      ruleName: rule.kind.name,
      origin: origin,
      n: n,
      stepCount: stepCount
    )
    try requireRoom(work: work) { $0.keptBytes += run.bytes }
    runs.append(run)
  }

  /// The same, with the runs that another keeps.
  package func keeping(runsOf other: Session) -> Session {
    var session = self
    session.runs = other.runs
    return session
  }

  /// Forgets a run.
  ///
  /// Throws a `LearnerError` where none has that name.
  package mutating func dropRun(_ name: String) throws {
    let run = try run(named: name)
    runs.removeAll { $0.name == run.name }
  }

  /// The run of a name.
  ///
  /// Throws a `LearnerError` that says which there are.
  package func run(named name: String) throws -> KeptRun {
    if let run = runs.first(where: { $0.name == name }) { return run }
    let names = runs.map(\.name)
    throw LearnerError(
      "no run is called \(name.shown)"
        + (names.isEmpty
          ? ": keep plain keeps the curves of now under the name plain"
          : ": there \(names.count == 1 ? "is" : "are") \(names.list("and"))")
    )
  }
}
