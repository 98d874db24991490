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
    // As it will stand in a file: on one line, without blanks at its end.
    let line = String(command.map { $0.isNewline ? " " : $0 })
    guard let start = line.indices.last(where: { line[$0...].hasPrefix(mark) }) else {
      return (command, nil)
    }
    let rest = line[start...].dropFirst(mark.count)
    guard let polls = Int(rest.prefix { !$0.isWhitespace }), polls >= 0,
      rest.drop(while: { !$0.isWhitespace }).allSatisfy(\.isWhitespace)
    else { return (command, nil) }
    return (String(line[..<start]), polls)
  }

  /// A line as it was typed, without such a comment: at the prompt nothing was stopped, and what is
  /// recorded must not say so.
  static func removed(from line: String) -> String {
    var line = line
    while case (let bare, _?) = split(line) { line = bare }
    return line
  }
}
