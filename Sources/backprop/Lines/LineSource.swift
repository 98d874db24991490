import Lessons
import Prompt

/// Where command lines come from.
protocol LineSource: AnyObject {
  /// Where the line read last stands, as in `lesson.txt:3`; nil if it was typed at a prompt.
  ///
  /// A session typed at a prompt survives a mistake, one that has a place to point to stops there.
  var place: String? { get }

  /// Waits for the next line. Where somebody types, `prompt` stands before it, and `complete` answers Tab.
  ///
  /// Throws `LineError` if what comes is no line of text.
  func next(after prompt: String, completing complete: @escaping Completer) throws -> LineEvent
}

/// What can be typed instead of the word that ends at the cursor.
typealias Completer = (_ line: String, _ cursor: String.Index) -> Completion

/// What came from a line source.
enum LineEvent: Equatable {
  /// A line, without its end.
  case line(String)

  /// Ctrl-C at the prompt; what was typed so far is dropped.
  case interrupted

  /// The end of the file, or Ctrl-D on an empty line.
  case end
}

/// Bytes that are not a line of commands, said in one sentence.
enum LineError: Error, Equatable, CustomStringConvertible {
  case tooLong
  case notUTF8(column: Int)
  case nul(column: Int)
  case unreadable(reason: String)

  /// The longest line accepted, in bytes without its end.
  ///
  /// A transcript holds lines of 4,096 bytes; this leaves room for what it puts around a command.
  static let limit = 4000

  var description: String {
    switch self {
    case .tooLong:
      "the line is longer than \(Self.limit) bytes; write it as several shorter commands"
    case .notUTF8(let column):
      "the line is not UTF-8 from byte \(column) on; save the file as UTF-8"
    case .nul(let column):
      "byte \(column) of the line is zero, so this is no file of text; give a file of commands"
    case .unreadable(let reason):
      "the commands cannot be read: \(reason)"
    }
  }
}
