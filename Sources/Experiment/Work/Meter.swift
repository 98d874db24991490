import Synchronization

/// Counts what a command computes and how often it was told to go on, and stops it where it should stop.
package final class Meter: Sendable {
  private struct Count {
    var polls = 0
    var wasStopped = false
    var cost = 0.0
    var foreseen = 0.0
  }

  /// What is thrown where more is going to be computed than there is.
  private struct Overspent: Error {}

  private let count = Mutex(Count())
  private let mostPolls: Int
  private let budget: Double
  private let inner: Work

  /// Counts for `work`, and stops after so many answers to go on, or once more is spent than there is.
  package init(_ work: Work, polls: Int = .max, budget: Double = .infinity) {
    (inner, mostPolls, self.budget) = (work, polls, budget)
  }

  /// The work, counted.
  package var work: Work {
    var counted = inner
    counted.isInterrupted = isInterrupted
    counted.spend = spend
    counted.foresee = foresee
    return counted
  }

  private func isInterrupted() -> Bool {
    count.withLock { count in
      if count.wasStopped || count.polls >= mostPolls || count.cost > budget
        || inner.isInterrupted()
      {
        count.wasStopped = true
        return true
      }
      count.polls += 1
      return false
    }
  }

  private func spend(_ cost: Double) {
    count.withLock { $0.cost += cost }
    inner.spend(cost)
  }

  /// What is to be stopped on the way is not done to its end.
  private func foresee(_ work: ForeseenWork) throws {
    let (most, isTooMuch) = count.withLock { count in
      let pollsLeft = max(0, mostPolls - count.polls)
      let most = work.polls == 0 ? work.times : min(work.times, pollsLeft / work.polls)
      count.foreseen = max(count.foreseen, count.cost + work.each * Double(most))
      return (most, count.foreseen > budget)
    }
    if isTooMuch { throw Overspent() }
    try inner.foresee(ForeseenWork(each: work.each, times: most, polls: work.polls))
  }

  /// How often the answer was to go on, if the command was stopped.
  package var stoppedAfter: Int? { count.withLock { $0.wasStopped ? $0.polls : nil } }

  /// What was spent.
  package var spent: Double { count.withLock { $0.cost } }

  /// What was spent, or would have been by a command that ended before its time and was not stopped.
  package var foreseen: Double {
    count.withLock { $0.wasStopped ? $0.cost : max($0.cost, $0.foreseen) }
  }

  /// Whether more was spent, or going to be, than there was.
  package var isOverspent: Bool { count.withLock { max($0.cost, $0.foreseen) > budget } }
}
