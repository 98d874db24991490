/// What work may ask of the world it is done in.
package struct Work: Sendable {
  /// Whether Ctrl-C was pressed: stop at the next whole step.
  package var isInterrupted: @Sendable () -> Bool
  /// How far the work has come, 0 to 1, and what it is.
  package var progress: @Sendable (_ fraction: Double, _ label: String) -> Void
  /// Shown what there is so far of what the work will give, such as the first rows of a table.
  ///
  /// It changes nothing of what is given in the end.
  package var report: @Sendable (_ found: any Sendable) -> Void = { _ in }
  /// Threads to compute with; the bits are the same with any.
  package var threads: Int
  /// Told how much is computed, in the measure of `Session.cost(ofImages:)`, before it is.
  package var spend: @Sendable (_ cost: Double) -> Void = { _ in }
  /// Told what is going to be done, and throws where that is more than may be; `spend` is told as it is.
  package var foresee: @Sendable (_ work: ForeseenWork) throws -> Void = { _ in }
  /// Asked about the size of a session that is wanted, and throws where it is too large.
  package var admit: @Sendable (_ size: SessionSize) throws -> Void = { _ in }

  /// Work that nobody watches or stops.
  package init(
    isInterrupted: @escaping @Sendable () -> Bool = { false },
    progress: @escaping @Sendable (Double, String) -> Void = { _, _ in },
    threads: Int = 1
  ) {
    (self.isInterrupted, self.progress, self.threads) = (isInterrupted, progress, threads)
  }

  /// One of several parts of the work, from 0: it tells how far the whole has come.
  package func part(_ index: Int, of count: Int, _ label: String) -> Work {
    var part = self
    part.progress = { [progress] fraction, _ in
      progress((Double(index) + fraction) / Double(count), label)
    }
    return part
  }

  /// Spends what is computed at one go.
  ///
  /// Throws where that is more than may be, before it is computed.
  package func begin(_ cost: Double) throws {
    try foresee(ForeseenWork(each: cost))
    spend(cost)
  }
}

/// Work that a command is going to do, a number of times the same.
package struct ForeseenWork: Sendable {
  /// What it costs each time, in the measure of `Session.cost(ofImages:)`.
  package let each: Double
  /// How often it is done.
  package var times = 1
  /// How often it is asked each time whether to go on, at most.
  package var polls = 0

  /// What is done so often, and may be stopped between.
  package init(each: Double, times: Int = 1, polls: Int = 0) {
    (self.each, self.times, self.polls) = (each, times, polls)
  }
}
