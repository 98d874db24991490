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
  public internal(set) var answer: Answer
  /// Wrong answers that are near, each with what to say to it.
  public internal(set) var wrongIdeas: [WrongIdea]
  /// Hints, to be given one at a time.
  public let hints: [String]
  /// What is said once the question is answered or skipped; nil if nothing is.
  public internal(set) var explanation: String?
  /// Whether a learner may go on without answering.
  public let maySkip: Bool
  /// What a right answer is worth when the lesson is graded.
  public let points: Double
  /// The line of the opening fence, counted from 1.
  ///
  /// No two questions of a document share it, so it also serves as a key.
  public let line: Int
  /// The line of its answer, counted from 1.
  public let answerLine: Int
  /// The line of the closing fence, counted from 1.
  public let lastLine: Int

  /// What is right, and what else is told with it.
  public enum Answer: Sendable, Equatable {
    /// A value computed when it is asked for, and how far off it may be.
    case value(Formula, Tolerance)
    /// One of several texts, at an index from 0; `letter(_:)` names them.
    case choice(Int, of: [String])
    /// Known to the teacher alone, as in a handout: one of several texts, or a value where there are none.
    case withheld(of: [String])
  }

  /// What a learner answers.
  public enum Given: Sendable, Equatable {
    /// The text at an index from 0.
    case choice(Int)
    /// A number.
    case value(Double)
  }

  /// The letter of a choice: a for 0, b for 1.
  public static func letter(_ index: Int) -> Character {
    precondition((0..<Question.mostChoices).contains(index), "a choice is 0 to 25, not \(index)")
    return Character(Unicode.Scalar(UInt8(ascii: "a") + UInt8(index)))
  }

  /// What it is called where there is little room: the given name, or else how the prompt begins.
  public var title: String {
    guard id == Question.id(ofPrompt: prompt) else { return id }
    let words = prompt.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return words.count > 24 ? words.prefix(23) + "…" : words
  }

  /// The texts to choose from; none where the answer is a value.
  public var choices: [String] {
    switch answer {
    case .value: []
    case .choice(_, let texts), .withheld(let texts): texts
    }
  }

  /// Whether only the teacher knows the answer.
  public var isWithheld: Bool {
    if case .withheld = answer { true } else { false }
  }

  /// What is meant by what a learner typed: a letter for a choice, or else a formula.
  ///
  /// `typed` is what stands after `answer`, as in `b`, `0.9999` or `1 - 0.5 * 5 / 4000`; `value` gives the
  /// metric or setting of a name. Throws `AnswerError` if it is no answer at all, and what `value` throws.
  public func given(
    _ typed: String,
    resolving value: (String) throws -> Double
  ) throws -> Given {
    let texts = choices
    guard texts.isEmpty else {
      guard
        let index = texts.indices.first(where: { typed.bareLetter.isLetter(Question.letter($0)) })
      else {
        throw AnswerError(
          "\(typed.quoted) is none of the choices: type a letter from a to "
            + "\(Question.letter(texts.count - 1))"
        )
      }
      return .choice(index)
    }
    do {
      return .value(try Formula(parsing: typed).value(resolving: value))
    } catch let error as FormulaError {
      throw AnswerError("\(typed.quoted) is not a number or a formula: \(error)")
    }
  }

  /// Whether what a learner typed is right; never where the answer is withheld.
  ///
  /// Throws what `given` throws, and what `value` throws for the answer itself.
  public func accepts(
    _ typed: String,
    resolving value: (String) throws -> Double
  ) throws -> Bool {
    switch (answer, try given(typed, resolving: value)) {
    case (.choice(let right, _), .choice(let index)): return index == right
    case (.value(let formula, let tolerance), .value(let number)):
      return try tolerance.accepts(number, for: formula.value(resolving: value))
    default: return false
    }
  }

  /// As many choices as there are letters.
  static let mostChoices = 26
}

extension Question {
  /// The question as a handout has it: without the answer and all that would tell it.
  public var withheld: Question {
    var question = self
    question.answer = .withheld(of: choices)
    (question.wrongIdeas, question.explanation) = ([], nil)
    return question
  }

  /// Whether both say the same, wherever they stand.
  public func saysTheSame(as other: Question) -> Bool {
    id == other.id && prompt.hasSameBytes(as: other.prompt) && answer == other.answer
      && hints == other.hints && explanation == other.explanation && maySkip == other.maySkip
      && points == other.points
      && wrongIdeas.elementsEqual(other.wrongIdeas) {
        $0.answer == $1.answer && $0.reply == $1.reply
      }
  }
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
