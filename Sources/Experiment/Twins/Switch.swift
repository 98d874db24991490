import Wording

/// What twins differ in: an entry of the table that `compare`, Tab and help read.
package struct Switch: Sendable {
  /// A value that a twin has of it.
  package enum Value: Sendable, Equatable {
    case number(Double)
    case word(String)
  }

  /// What values there are.
  package enum Values: Sendable {
    /// Any number that is in range.
    case numbers
    /// One of these words; with none said, all of them are compared.
    case words([String])
  }

  /// What `compare` calls it.
  package let name: String
  /// Other words for it.
  package let aliases: [String]
  /// A few words about it.
  package let meaning: String
  /// The values there are.
  package let values: Values
  /// Values that work, for examples.
  package let example: String
  /// What already differs before the first step; none where the present network goes on.
  package let startsAnew: String?
  /// The value now.
  package let read: @Sendable (Session) -> Value
  /// Why it would change nothing now, with what to type first; none where it does.
  let obstacle: @Sendable (Session) -> String?
  /// Gives a session a value, as the command of the prompt would.
  ///
  /// Throws a `LearnerError` that says what values there are.
  let write: @Sendable (inout Session, Value, Work) throws -> Void

  /// The switch of a name or of another word for it.
  package static func named(_ word: String) -> Switch? {
    all.first { $0.name == word || $0.aliases.contains(word) }
  }

  /// Gives a session a value.
  ///
  /// Throws a `LearnerError` that says what values there are, or what to type first.
  package func put(_ value: Value, into session: inout Session, work: Work) throws {
    if let obstacle = obstacle(session) { throw LearnerError(obstacle) }
    if case .words(let words) = values {
      guard case .word(let word) = value, words.contains(word) else {
        guard words.count > 8, case .word(let word) = value else {
          throw LearnerError("\(name) is \(words.list("or")): compare \(name) \(example)")
        }
        throw LearnerError(
          "no \(name) is called \(word.shown)"
            + Suggestion.ending(for: word, among: words, otherwise: ": compare \(name) \(example)")
        )
      }
    } else if case .word = value {
      throw LearnerError("the values of \(name) are numbers: compare \(name) \(example)")
    }
    try write(&session, value, work)
  }
}
