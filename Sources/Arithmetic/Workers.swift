import Dispatch
import Foundation
import Synchronization

/// Threads that stay ready to share work, one less than there are processors.
///
/// Waking a thread takes as long as a million multiply-adds, and a training step shares work ten times.
/// So a worker that is done looks out for more for a moment, and only then sleeps.
final class Workers: Sendable {
  static let shared = Workers(count: ProcessInfo.processInfo.activeProcessorCount - 1)

  private let workers: [Worker]
  private let isBusy = Atomic(false)

  init(count: Int) {
    workers = (0..<max(count, 0)).map { _ in Worker() }
  }

  /// Calls `body` with 0 ..< `parts`, on several threads at once; returns when all calls have.
  ///
  /// Where the workers are busy with another caller's work, the caller does all of its own.
  func perform(parts: Int, _ body: (Int) -> Void) {
    let hands = min(parts, workers.count + 1)
    guard
      hands > 1,
      isBusy.compareExchange(expected: false, desired: true, ordering: .acquiring).exchanged
    else { return (0..<parts).forEach(body) }
    defer { isBusy.store(false, ordering: .releasing) }
    withoutActuallyEscaping(body) { body in
      for hand in 1..<hands {
        workers[hand - 1].begin {
          for part in stride(from: hand, to: parts, by: hands) { body(part) }
        }
      }
      for part in stride(from: 0, to: parts, by: hands) { body(part) }
      for hand in 1..<hands { workers[hand - 1].wait() }
    }
  }
}

/// One thread, which begins to live with its first job and never ends.
private final class Worker: @unchecked Sendable {
  /// Jobs given so far; `job` is written before this grows, and read after.
  private let given = Atomic(0)
  /// Jobs done so far.
  private let done = Atomic(0)
  private let isAsleep = Atomic(false)
  private let bell = DispatchSemaphore(value: 0)
  private var job: (() -> Void)?

  /// Looks at the next job before sleep comes: some 20 µs.
  private static let patience = 20_000

  /// Gives the worker a job; the one before must have been waited for.
  func begin(_ job: @escaping () -> Void) {
    self.job = job
    if given.add(1, ordering: .sequentiallyConsistent).oldValue == 0 {
      let thread = Thread { [self] in live() }
      thread.qualityOfService = .userInitiated
      thread.start()
    }
    if isAsleep.exchange(false, ordering: .sequentiallyConsistent) { bell.signal() }
  }

  /// Returns when the job is done.
  func wait() {
    let given = given.load(ordering: .relaxed)
    var looks = 0
    while done.load(ordering: .acquiring) != given {
      looks += 1
      if looks > Self.patience { sched_yield() }
    }
  }

  private func live() {
    var number = 0
    while true {
      number += 1
      waitForJob(number)
      finish()
      done.store(number, ordering: .releasing)
    }
  }

  /// Does the job and lets go of it.
  @inline(never)
  private func finish() {
    job?()
    job = nil
  }

  private func waitForJob(_ number: Int) {
    var looks = 0
    while given.load(ordering: .acquiring) < number {
      looks += 1
      if looks > Self.patience { sleep(until: number) }
    }
  }

  private func sleep(until number: Int) {
    isAsleep.store(true, ordering: .sequentiallyConsistent)
    let hasCome = given.load(ordering: .sequentiallyConsistent) >= number
    // Who turns `isAsleep` off decides: it was this thread, or a ring is on its way and must be heard.
    if !hasCome || !isAsleep.exchange(false, ordering: .sequentiallyConsistent) { bell.wait() }
  }
}
