import Experiment
import Wording
/// A question of a lesson, with all that is said about it.
public struct Question: Sendable, Equatable {
  /// What progress is kept under: the given name, or 16 hexadecimal digits made of the prompt's words.
  ///
  /// No two questions of a document share it.
  public let id: String
  /// What is asked; its lines as the teacher broke them.
  public let prompt: String
  /// What is right.
  public let answer: Answer
  /// Wrong answers that are near, each with what to say to it.
  public let wrongIdeas: [WrongIdea]
  /// Hints, to be given one at a time.
  public let hints: [String]
  /// What is said once the question is answered or skipped; nil if nothing is.
  public let explanation: String?
  /// Whether a learner may go on without answering.
  public let maySkip: Bool
  /// The line of the opening fence, counted from 1.
  ///
  /// No two questions of a document share it, so it also serves as a key.
  public let line: Int
  /// The line of the closing fence, counted from 1.
  let lastLine: Int

  /// What is right, and what else is told with it.
  public enum Answer: Sendable, Equatable {
    /// A value computed when it is asked for, and how far off it may be.
    case value(Formula, Tolerance)
    /// One of several texts, at an index from 0; `letter(_:)` names them.
    case choice(Int, of: [String])
  }

  /// The letter of a choice: a for 0, b for 1.
  public static func letter(_ index: Int) -> Character {
    precondition((0..<Question.mostChoices).contains(index), "a choice is 0 to 25, not \(index)")
    return Character(Unicode.Scalar(UInt8(ascii: "a") + UInt8(index)))
  }

  /// Whether what a learner typed is right: a letter for a choice, or else a formula.
  ///
  /// `typed` is what stands after `answer`, as in `b`, `0.9999` or `1 - 0.5 * 5 / 4000`; `value` gives the
  /// metric or setting of a name, in the answer and in what was typed. Throws `AnswerError` if it is no
  /// answer at all, and what `value` throws.
  public func accepts(
    _ typed: String,
    resolving value: (String) throws -> Double
  ) throws -> Bool {
    switch answer {
    case .choice(let right, let texts):
      guard
        let index = texts.indices.first(where: { typed.bareLetter.isLetter(Question.letter($0)) })
      else {
        throw AnswerError(
          "\(typed.quoted) is none of the choices: type a letter from a to "
            + "\(Question.letter(texts.count - 1))"
        )
      }
      return index == right
    case .value(let formula, let tolerance):
      let given: Double
      do {
        given = try Formula(parsing: typed).value(resolving: value)
      } catch let error as FormulaError {
        throw AnswerError("\(typed.quoted) is not a number or a formula: \(error)")
      }
      return try tolerance.accepts(given, for: formula.value(resolving: value))
    }
  }

  /// As many choices as there are letters.
  static let mostChoices = 26
}

/// Why what a learner typed is not an answer at all.
public struct AnswerError: Error, Equatable, CustomStringConvertible, Sendable {
  /// One sentence, without full stop.
  public let description: String

  init(_ description: String) {
    self.description = description
  }
}

extension String {
  /// The letter of a choice without the brackets or the full stop that people write at it.
  public var bareLetter: String {
    let text = trimmed
    let inside = text.hasPrefix("(") && text.hasSuffix(")") ? text.dropFirst() : text[...]
    return inside.count == 2 && ").:".contains(inside.last ?? " ") ? String(inside.prefix(1)) : text
  }

  /// Whether the text is this one letter, small or capital.
  public func isLetter(_ letter: Character) -> Bool {
    self == String(letter) || self == letter.uppercased()
  }
}
