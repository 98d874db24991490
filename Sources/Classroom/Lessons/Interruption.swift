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
