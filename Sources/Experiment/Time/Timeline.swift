import Wording

/// What was before, and what was undone: sessions by the command that changed them.
///
/// When what they hold exceeds `Limits.historyBytes`, some are dropped that can be computed again from
/// the one before, by the command that led from there; only then are the oldest forgotten.
package struct Timeline: Sendable {
  /// A command that changed a session.
  package struct Change: Sendable {
    /// As it was typed.
    let command: String
    /// What it computed, as `Session.cost(ofImages:)` counts it.
    let cost: Double
    /// Does it again to a session as it was before; none where that might give something else.
    let again: (@Sendable (inout Session, _ threads: Int) throws -> Void)?

    /// A command, what it cost, and how it is done again.
    package init(
      _ command: String,
      cost: Double = 0,
      again: (@Sendable (inout Session, _ threads: Int) throws -> Void)? = nil
    ) {
      (self.command, self.cost, self.again) = (command, cost, again)
    }
  }

  private struct Entry {
    /// The session before the change, or after one that was undone; none if it is computed again when
    /// wanted.
    var session: KeptSession?
    let change: Change

    /// The memory of the kept session.
    var holdings: [Holding] { session?.holdings ?? [] }
  }

  private var past: [Entry] = []
  private var future: [Entry] = []
  private var held = HeldMemory()
  /// Whether older sessions were dropped for want of room.
  package private(set) var hasForgotten = false
  private let limit: Int

  /// Nothing yet; `limit` is in bytes.
  package init(limit: Int = Limits.historyBytes) {
    self.limit = limit
  }

  /// Commands that can be undone.
  package var count: Int { past.count }

  /// Bytes that the past holds.
  package var bytes: Int { held.bytes }

  /// Keeps the session as it was before a change.
  package mutating func keep(_ before: Session, _ change: Change) {
    future = []
    push(before, change)
  }

  /// The session before the last command that changed it, and that command.
  package mutating func goBack(
    from now: Session,
    threads: Int = 1,
    work: Work = Work()
  ) throws -> (Session, command: String) {
    guard !past.isEmpty else {
      throw LearnerError(
        hasForgotten
          ? "there is nothing older to go back to: earlier steps were dropped to save memory"
          : "there is nothing to undo"
      )
    }
    let session = try restored(past.count - 1, threads: threads, work: work)
    let entry = past.removeLast()
    held.remove(entry.holdings)
    let isSoonDone = entry.change.again != nil && entry.change.cost <= Limits.historyWork
    future.append(Entry(session: isSoonDone ? nil : KeptSession(now), change: entry.change))
    return (session, entry.change.command)
  }

  /// The session after the command that was undone last, and that command.
  package mutating func goForward(
    from now: Session,
    threads: Int = 1,
    work: Work = Work()
  ) throws -> (Session, command: String) {
    guard let entry = future.last else { throw LearnerError("there is nothing to redo") }
    var session = now
    try work.begin(now.costOfCommand + (entry.session == nil ? entry.change.cost : 0))
    if let kept = entry.session {
      session = kept.restored(threads: threads)
    } else {
      try entry.change.again?(&session, threads)
    }
    future.removeLast()
    push(now, entry.change)
    return (session, entry.change.command)
  }

  /// The session before change `index`: kept, or computed again from the last kept before it.
  private func restored(_ index: Int, threads: Int, work: Work) throws -> Session {
    guard let start = (0...index).last(where: { past[$0].session != nil }),
      let kept = past[start].session
    else { preconditionFailure("the oldest session is always kept") }
    try work.begin(past[start..<index].reduce(kept.cost) { $0 + $1.change.cost })
    var session = kept.restored(threads: threads)
    for i in start..<index { try past[i].change.again?(&session, threads) }
    return session
  }

  private mutating func push(_ before: Session, _ change: Change) {
    let entry = Entry(session: KeptSession(before), change: change)
    past.append(entry)
    held.add(entry.holdings)
    while held.bytes > limit || past.count > Limits.historyCount, past.count > 1 {
      if past.count <= Limits.historyCount, let index = leastMissed {
        held.remove(past[index].holdings)
        past[index].session = nil
      } else {
        forgetOldest()
      }
    }
  }

  /// The session that is cheapest to compute again, if there is one that is cheap enough.
  private var leastMissed: Int? {
    let kept = past.indices.filter { past[$0].session != nil }
    var best: (index: Int, cost: Double)?
    for (i, index) in kept.enumerated().dropFirst().dropLast() {
      let gap = kept[i - 1]..<kept[i + 1]
      guard gap.allSatisfy({ past[$0].change.again != nil }) else { continue }
      let cost = gap.reduce(0) { $0 + past[$1].change.cost }
      if cost <= Limits.historyWork, cost < best?.cost ?? .infinity { best = (index, cost) }
    }
    return best?.index
  }

  private mutating func forgetOldest() {
    repeat { held.remove(past.removeFirst().holdings) } while past.first?.session == nil
    hasForgotten = true
  }
}
