import Foundation

/// Where Ctrl-C stopped a command, so that a transcript can stop it there again.
///
/// A command asks once a step whether to stop, in an order that nothing but the session decides. How often
/// it was told to go on therefore names the place. In a transcript it stands as a comment:
/// `epoch 30 # Ctrl-C after 417`.
enum Interruption {
  private static let mark = " # Ctrl-C after "

  /// The command as it is written down.
  static func command(_ line: String, stoppedAfter polls: Int?) -> String {
    polls.map { "\(line)\(mark)\($0)" } ?? line
  }

  /// The command without the comment, and where it stopped.
  static func split(_ command: String) -> (line: String, polls: Int?) {
    guard let range = command.range(of: mark, options: .backwards),
      let polls = Int(command[range.upperBound...]), polls >= 0
    else { return (command, nil) }
    return (String(command[..<range.lowerBound]), polls)
  }
}

/// Counts how often a command was told to go on, and stops it where it should stop.
final class PollCounter: @unchecked Sendable {
  private let lock = NSLock()
  private var count = 0
  private var wasStopped = false
  private let limit: Int
  private let inner: @Sendable () -> Bool

  /// Asks `inner`, and stops after `limit` answers to go on whatever it says.
  init(limit: Int = .max, asking inner: @escaping @Sendable () -> Bool) {
    (self.limit, self.inner) = (limit, inner)
  }

  /// Whether to stop now.
  func isInterrupted() -> Bool {
    lock.lock()
    defer { lock.unlock() }
    if wasStopped || count >= limit || inner() {
      wasStopped = true
      return true
    }
    count += 1
    return false
  }

  /// How often the answer was to go on.
  var polls: Int { lock.withLock { count } }

  /// The same, if the command was stopped.
  var stoppedAfter: Int? { lock.withLock { wasStopped ? count : nil } }
}
