import Experiment
import Wording

/// An answer that a class is likely to give and that is wrong, and what to say to it.
///
/// It is written beside the question as `wrong: w2[3,7] — that is the weight, not its gradient`.
public struct WrongIdea: Sendable, Equatable {
  /// What is answered.
  public enum Answer: Sendable, Equatable {
    /// A value, computed as the right one is.
    case value(Formula)
    /// One of the choices, from 0.
    case choice(Int)
  }

  /// What is answered.
  public let answer: Answer
  /// The answer as it is written.
  public let text: String
  /// The sentence that meets it.
  public let reply: String
  /// Its line in the file, counted from 1.
  public let line: Int
}

extension Question {
  /// The wrong idea behind a wrong answer; nil where none leads to it.
  ///
  /// A value is led to by the first idea that is as near to it as the right answer would have to be.
  /// Ideas that cannot be computed are passed over. Throws what `accepts` throws.
  public func wrongIdea(
    of typed: String,
    resolving value: (String) throws -> Double
  ) throws -> WrongIdea? {
    try wrongIdeas.first { idea in
      switch (idea.answer, answer) {
      case (.choice(let index), _): return typed.bareLetter.isLetter(Question.letter(index))
      case (.value(let formula), .value(_, let tolerance)):
        guard let wrong = try? formula.value(resolving: value) else { return false }
        return tolerance.accepts(
          try Formula(parsing: typed).value(resolving: value),
          for: wrong
        )
      case (.value, .choice), (.value, .withheld): return false
      }
    }
  }

  /// What is the matter with a wrong idea where the right answer is known: nil if it is computable and
  /// would not pass as right.
  public func fault(
    of idea: WrongIdea,
    resolving value: (String) throws -> Double
  ) -> String? {
    guard case .value(let formula) = idea.answer, case .value(let right, let tolerance) = answer
    else { return nil }
    do {
      let wrong = try formula.value(resolving: value)
      guard try tolerance.accepts(wrong, for: right.value(resolving: value)) else { return nil }
      return
        "the wrong idea \(formula.text) would pass as right: remove it, or write a narrower tolerance"
    } catch {
      return "the wrong idea \(formula.text) cannot be told from the answer: \(error)"
    }
  }
}

extension WrongIdea {
  private static let dash = "—"

  /// Reads the value of a `wrong` line of a question with that answer.
  init(_ entry: KeyedLines.Entry, besides right: Question.Answer) throws(DocumentError) {
    guard let (typed, reply) = Self.parts(of: entry.value) else {
      throw DocumentError(
        line: entry.line,
        "a wrong idea is an answer, a dash and what to say: \"wrong: 2 * n \(Self.dash) half of it\""
      )
    }
    switch right {
    case .value:
      do {
        answer = .value(try Formula(parsing: typed))
      } catch {
        throw DocumentError(line: entry.line, "the wrong idea is not a formula: \(error)")
      }
    case .withheld:
      throw DocumentError(
        line: entry.line,
        "what is wrong would tell the answer, which is withheld: remove the line"
      )
    case .choice(let index, let texts):
      guard let wrong = texts.indices.first(where: { typed.isLetter(Question.letter($0)) }) else {
        throw DocumentError(
          line: entry.line,
          "the wrong idea \(typed.quoted) is no choice: write a letter from a to "
            + "\(Question.letter(texts.count - 1))"
        )
      }
      guard wrong != index else {
        throw DocumentError(
          line: entry.line,
          "the wrong idea \(typed.quoted) is the answer: remove the line, or mend its letter"
        )
      }
      answer = .choice(wrong)
    }
    (text, self.reply) = (typed, reply)
    line = entry.line
  }

  /// The answer and what is said to it.
  ///
  /// A long dash parts them wherever it stands; a shorter one, which may be a minus too, where a formula ends
  /// before it and what follows is none.
  private static func parts(of text: String) -> (typed: String, reply: String)? {
    let parts = text.split(separator: Self.dash, maxSplits: 1).map { String($0).trimmed }
    if parts.count == 2 { return parts[1].isEmpty ? nil : (parts[0], parts[1]) }
    let words = text.words
    // No formula has more words.
    for (index, word) in words.enumerated().prefix(50).reversed()
    where ["-", "--", "–"].contains(word) {
      let typed = words[..<index].joined(separator: " ")
      let reply = words[(index + 1)...].joined(separator: " ")
      guard (try? Formula(parsing: typed)) != nil, !reply.isEmpty,
        (try? Formula(parsing: reply)) == nil
      else { continue }
      return (typed, reply)
    }
    return nil
  }
}
