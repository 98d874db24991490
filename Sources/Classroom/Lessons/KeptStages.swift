/// Sessions before the stops of a walk, as many as memory allows.
///
/// That before the first stop is always there; what is dropped can be computed again from it.
struct KeptStages: Sendable {
  private static let most = 100

  private var stages: [Int: Stage]

  /// The session before the first stop.
  init(beginning stage: Stage) {
    stages = [0: stage]
  }

  /// The session before a stop, if it is kept.
  subscript(stop: Int) -> Stage? {
    get { stages[stop] }
    set { stages[stop] = newValue }
  }

  /// The last stop before another whose session is kept.
  func last(before stop: Int) -> Int {
    stages.keys.filter { $0 < stop }.max() ?? 0
  }

  /// Drops sessions that would take too much memory, the first first; never that before `stop`.
  mutating func dropSome(except stop: Int) {
    let kept = stages.keys.sorted()
    var bytes = zip(kept, kept.dropFirst()).reduce(0) { $0 + self.bytes(of: $1.0, besides: $1.1) }
    var count = kept.count
    for (key, next) in zip(kept.dropFirst(), kept.dropFirst(2))
    where key != stop && (bytes > Limits.historyBytes || count > KeptStages.most) {
      bytes -= self.bytes(of: key, besides: next)
      count -= 1
      stages[key] = nil
    }
  }

  /// About the memory that a session costs while another is kept anyway.
  private func bytes(of stop: Int, besides other: Int) -> Int {
    guard let a = stages[stop], let b = stages[other] else { return 0 }
    return a.classroom.session.bytes(notSharedWith: b.classroom.session)
  }
}
