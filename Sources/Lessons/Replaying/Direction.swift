import Wording

/// What moves a walk through a document.
///
/// Only whole words count: `next`, `step`, `backward` and all other commands stay what they are.
enum Direction: Equatable {
  case forward, back, resume, stop
  /// The stops, all of them or those around the next.
  case list(all: Bool)
  case goTo(Int)
  /// The stop below a heading.
  case goToHeading(String)

  /// Reads a line; nil if it is something else.
  ///
  /// Throws a `LearnerError` for one of the words with something after it.
  init?(_ line: String) throws {
    let words = line.split(whereSeparator: \.isWhitespace).map { $0.lowercased() }
    switch words.first {
    case nil: self = .forward
    case "back": self = .back
    case "list":
      self = .list(all: words.count == 2 && words[1] == "all")
      if self == .list(all: true) { return }
    case "resume": self = .resume
    case "stop": self = .stop
    case "goto":
      guard words.count >= 2 else {
        throw LearnerError(
          "goto takes the number of a stop, or words of a heading: goto 3; list shows them"
        )
      }
      if words.count == 2, let number = Int(words[1]) {
        self = .goTo(number)
      } else {
        self = .goToHeading(words.dropFirst().joined(separator: " "))
      }
      return
    default: return nil
    }
    guard words.count <= 1 else {
      throw LearnerError("\(words[0]) stands alone here: type \(words[0])")
    }
  }

  /// What every word does, for the help.
  static let help = """
    Enter        go on: run the command that is shown; so does typing it
    back         go back by one, exactly (backward is still backward)
    goto N       go to stop N; goto "Too large" goes to a heading
    list         the stops around the next one; list all has every one
    your answer  at a question: a number, a formula, a letter; or answer and it
    hint, skip   help, the solution; what was skipped can be answered later
    resume       end a detour: everything is as it was before it
    stop         leave; the session is as it was before
    any command  is run on a copy of the session: a detour, until resume
    """
}
