import Foundation

/// Counts what a command computes and how often it was told to go on, and stops it where it should stop.
final class Meter: @unchecked Sendable {
  private let lock = NSLock()
  private var polls = 0
  private var wasStopped = false
  private var cost = 0.0
  private let mostPolls: Int
  private let budget: Double
  private let inner: Work

  /// Counts for `work`, and stops after so many answers to go on, or once more is spent than there is.
  init(_ work: Work, polls: Int = .max, budget: Double = .infinity) {
    (inner, mostPolls, self.budget) = (work, polls, budget)
  }

  /// The work, counted.
  var work: Work {
    var counted = inner
    counted.isInterrupted = isInterrupted
    counted.spend = spend
    return counted
  }

  private func isInterrupted() -> Bool {
    lock.withLock {
      if wasStopped || polls >= mostPolls || cost > budget || inner.isInterrupted() {
        wasStopped = true
        return true
      }
      polls += 1
      return false
    }
  }

  private func spend(_ cost: Double) {
    lock.withLock { self.cost += cost }
    inner.spend(cost)
  }

  /// How often the answer was to go on, if the command was stopped.
  var stoppedAfter: Int? { lock.withLock { wasStopped ? polls : nil } }

  /// What was spent.
  var spent: Double { lock.withLock { cost } }

  /// Whether that is more than there was.
  var isOverspent: Bool { spent > budget }
}
