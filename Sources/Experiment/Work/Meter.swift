import Synchronization

/// Counts what a command computes and how often it was told to go on, and stops it where it should stop.
package final class Meter: Sendable {
  private struct Count {
    var polls = 0
    var wasStopped = false
    var cost = 0.0
  }

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

  /// How often the answer was to go on, if the command was stopped.
  package var stoppedAfter: Int? { count.withLock { $0.wasStopped ? $0.polls : nil } }

  /// What was spent.
  package var spent: Double { count.withLock { $0.cost } }

  /// Whether that is more than there was.
  package var isOverspent: Bool { spent > budget }
}
