import Arithmetic
import BackpropCore
import Wording

/// What was before, and what was undone: sessions kept whole, by the command that changed them.
///
/// Sessions share the numbers they have in common. The oldest are dropped when what they do not share
/// exceeds `Limits.historyBytes`.
struct Timeline: Sendable {
  private struct Entry {
    /// The session before the command.
    let session: Session
    let command: String
    let bytes: Int
  }

  private var past: [Entry] = []
  private var future: [Entry] = []
  private var bytes = 0
  /// Whether older sessions were dropped for want of room.
  private(set) var hasForgotten = false
  private let limit: Int

  /// Nothing yet; `limit` is in bytes.
  init(limit: Int = Limits.historyBytes) {
    self.limit = limit
  }

  /// Keeps the session as it was before a command that changed it to `after`.
  mutating func keep(_ before: Session, command: String, after: Session) {
    future = []
    push(before, command, after)
  }

  /// The session before the last command that changed it, and that command.
  mutating func goBack(from now: Session) throws -> (Session, command: String) {
    guard let entry = past.popLast() else {
      throw LearnerError(
        hasForgotten
          ? "there is nothing older to go back to: earlier steps were dropped to save memory"
          : "there is nothing to undo"
      )
    }
    bytes -= entry.bytes
    future.append(Entry(session: now, command: entry.command, bytes: 0))
    return (entry.session, entry.command)
  }

  /// The session after the command that was undone last, and that command.
  mutating func goForward(from now: Session) throws -> (Session, command: String) {
    guard let entry = future.popLast() else {
      throw LearnerError("there is nothing to redo")
    }
    push(now, entry.command, entry.session)
    return (entry.session, entry.command)
  }

  private mutating func push(_ before: Session, _ command: String, _ after: Session) {
    let entry = Entry(session: before, command: command, bytes: before.bytes(notSharedWith: after))
    past.append(entry)
    bytes += entry.bytes
    while bytes > limit || past.count > Limits.historyCount, past.count > 1 {
      bytes -= past.removeFirst().bytes
      hasForgotten = true
    }
  }
}

extension Session {
  /// About the memory that keeping this session costs while `other` is kept anyway.
  func bytes(notSharedWith other: Session) -> Int {
    let matrices = network.matrices + (walk?.matrices ?? [])
    let others = other.network.matrices + (other.walk?.matrices ?? [])
    let own = matrices.filter { matrix in !others.contains { $0.sharesMemory(with: matrix) } }
    // An entry takes four bytes; an image a label, and a place in the lists and in the epoch.
    let images =
      dataRevision == other.dataRevision
      ? 0 : data.training.images.entryCount * 4 + n * 24
    return own.reduce(4_096 + images) { $0 + $1.byteCount }
  }
}

extension Network {
  fileprivate var matrices: [Matrix] { layers.flatMap { [$0.weights, $0.biases] } }
}

extension Walk {
  fileprivate var matrices: [Matrix] {
    network.matrices + step.forward.weightedInputs + step.forward.activations
      + network.layers.indices.compactMap { step.backward.delta($0 + 1) }
      + step.dataGradient.weightSums + step.dataGradient.biasSums
  }
}
