import Dispatch
import Synchronization

#if canImport(Darwin)
import Darwin
import Foundation
#else
import FoundationEssentials
import Glibc
#endif

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
///
/// A job that it has not taken when the caller has done its own, the caller takes back: so nothing waits
/// for a thread that is slow to wake, or that the system had no room for.
///
/// An arm64 may show a thread's writes to another in any order but what these hand-offs ask for:
///
/// - *Caller to worker.* The inputs and `job` are written before `offered` is stored, which releases them;
///   the worker moves `offered` to `taken`, which acquires. Its first look is relaxed, and decides nothing.
/// - *Worker to caller.* The outputs, and `job = nil`, are written before `idle` is stored, which releases;
///   the caller's look that ends its waiting acquires. What it takes back itself no other has touched, for
///   only one of two moves from `offered` succeeds.
/// - *Caller to caller.* `isBusy` is taken with an acquire and given back with a release, after every wait:
///   so `job` and `isHired`, which are no atomics, are seen as the last caller left them.
/// - *To sleep.* The worker says that it is asleep and then looks for an offer; the caller offers and then
///   looks for a sleeper. Acquire and release would let both look too early, and nobody ring. All four are
///   sequentially consistent: in the one order that they have, the second of the two writes comes before
///   its writer's look, which so sees the first.
private final class Worker: @unchecked Sendable {
  private enum State {
    static let idle = 0
    static let offered = 1
    static let taken = 2
  }

  /// Who owns `job`: the caller, but for as long as it is taken.
  private let state = Atomic(State.idle)
  private let isAsleep = Atomic(false)
  private let bell = DispatchSemaphore(value: 0)
  private var job: (() -> Void)?
  private var isHired = false

  /// Looks at the state before sleep comes: some 20 µs.
  private static let patience = 20_000

  /// Offers the worker a job; the one before must have been waited for.
  func begin(_ job: @escaping () -> Void) {
    self.job = job
    if !isHired {
      isHired = true
      hire()
    }
    state.store(State.offered, ordering: .sequentiallyConsistent)
    if isAsleep.exchange(false, ordering: .sequentiallyConsistent) { bell.signal() }
  }

  /// Returns when the job is done, by the worker or else by the caller.
  func wait() {
    if move(from: State.offered, to: State.idle) { return finish() }
    var looks = 0
    while state.load(ordering: .acquiring) != State.idle {
      looks += 1
      if looks > Self.patience { sched_yield() }
    }
  }

  /// Starts the thread; if the system has no room for one, the caller does every job.
  private func hire() {
    var attributes = pthread_attr_t()
    pthread_attr_init(&attributes)
    defer { pthread_attr_destroy(&attributes) }
    pthread_attr_setdetachstate(&attributes, Int32(PTHREAD_CREATE_DETACHED))
    let worker = Unmanaged.passRetained(self)
    #if canImport(Darwin)
    pthread_attr_set_qos_class_np(&attributes, QOS_CLASS_USER_INITIATED, 0)
    var thread: pthread_t?
    let code = pthread_create(&thread, &attributes, { runWorker($0) }, worker.toOpaque())
    #else
    var thread = pthread_t()
    let code = pthread_create(&thread, &attributes, { $0.flatMap(runWorker) }, worker.toOpaque())
    #endif
    if code != 0 { worker.release() }
  }

  fileprivate func live() -> Never {
    // Signals are for the threads that wait for them.
    var all = sigset_t()
    sigfillset(&all)
    pthread_sigmask(SIG_BLOCK, &all, nil)
    var looks = 0
    while true {
      if state.load(ordering: .relaxed) == State.offered,
        move(from: State.offered, to: State.taken)
      {
        finish()
        state.store(State.idle, ordering: .releasing)
        looks = 0
      }
      looks += 1
      if looks > Self.patience {
        sleep()
        looks = 0
      }
    }
  }

  /// Does the job and lets go of it.
  @inline(never)
  private func finish() {
    job?()
    job = nil
  }

  private func move(from old: Int, to new: Int) -> Bool {
    state.compareExchange(expected: old, desired: new, ordering: .acquiringAndReleasing).exchanged
  }

  private func sleep() {
    isAsleep.store(true, ordering: .sequentiallyConsistent)
    let isOffered = state.load(ordering: .sequentiallyConsistent) == State.offered
    // Who turns `isAsleep` off decides: it was this thread, or a ring is on its way and must be heard.
    if !isOffered || !isAsleep.exchange(false, ordering: .sequentiallyConsistent) { bell.wait() }
  }
}

/// What a worker's thread runs, for ever.
private func runWorker(_ worker: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer? {
  Unmanaged<Worker>.fromOpaque(worker).takeUnretainedValue().live()
}
