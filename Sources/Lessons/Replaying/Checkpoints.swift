import Experiment
import Prompt

/// Sessions before the stops of a walk, as many as memory allows.
///
/// That before the first stop is always there; what is dropped can be computed again from it.
struct Checkpoints: Sendable {
  private static let most = 100

  private var checkpoints: [Int: Replay]

  /// The session before the first stop.
  init(beginning replay: Replay) {
    checkpoints = [0: replay]
  }

  /// The session before a stop, if it is kept.
  subscript(stop: Int) -> Replay? {
    get { checkpoints[stop] }
    set { checkpoints[stop] = newValue }
  }

  /// The last stop before another whose session is kept.
  func last(before stop: Int) -> Int {
    checkpoints.keys.filter { $0 < stop }.max() ?? 0
  }

  /// Drops sessions that would take too much memory, the first first; never that before `stop`.
  mutating func dropSome(except stop: Int) {
    var held = HeldMemory()
    for replay in checkpoints.values { held.add(replay.interpreter.holdings) }
    for key in checkpoints.keys.sorted().dropFirst().dropLast() where key != stop {
      guard held.bytes > Limits.historyBytes || checkpoints.count > Checkpoints.most else { return }
      held.remove(checkpoints.removeValue(forKey: key)?.interpreter.holdings ?? [])
    }
  }
}
