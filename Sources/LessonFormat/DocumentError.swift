/// What is wrong with a file, and on which line.
///
/// Both are for a person: `path:line: reason` is the whole message. Text quoted from the file is cut
/// short and holds no control characters.
public struct DocumentError: Error, Equatable, Sendable {
  /// The line at fault, counted from 1.
  public let line: Int
  /// One sentence, without full stop, that says what is wrong and what to write instead.
  public let reason: String
  /// Whether the file ends inside something that begins on `line`: a fence or the header.
  let isUnfinished: Bool

  init(line: Int, _ reason: String, isUnfinished: Bool = false) {
    self.line = line
    self.reason = reason
    self.isUnfinished = isUnfinished
  }
}

extension DocumentError: CustomStringConvertible {
  /// The line and the reason, as in `line 7: the answer is empty`.
  public var description: String { "line \(line): \(reason)" }
}
