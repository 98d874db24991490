import Experiment
import LessonFormat
import Prompt
import TextRendering
import Wording

/// A question that has been put, and how far its answer has come.
struct Attempt: Sendable {
  /// How a question ended, if it did.
  enum Outcome: String, Codable, Sendable {
    case open, right, skipped
    /// Answered, and only the teacher knows whether rightly.
    case noted
  }

  /// The words that answer a question.
  enum Word: String, CaseIterable {
    case answer, hint, skip

    /// The word a line begins with, and what follows it.
    static func split(_ line: String) -> (word: Word, rest: String)? {
      let parts = line.split(maxSplits: 1, whereSeparator: \.isWhitespace)
      guard let word = parts.first.flatMap({ Word(rawValue: String($0)) }) else { return nil }
      return (word, parts.count == 2 ? trimmed(parts[1]) : "")
    }

    static func trimmed(_ text: Substring) -> String {
      guard let last = text.lastIndex(where: { !$0.isWhitespace }) else { return "" }
      return String(text[...last])
    }
  }

  /// What is asked.
  let question: Question
  /// Hints given so far.
  private(set) var hintsGiven = 0
  /// How it ended.
  private(set) var outcome = Outcome.open

  /// A question just put.
  init(_ question: Question) {
    self.question = question
  }

  /// A question as it was left.
  init(_ question: Question, hintsGiven: Int, outcome: Outcome) {
    self.question = question
    self.hintsGiven = min(max(0, hintsGiven), question.hints.count)
    self.outcome = outcome
  }

  /// The question as it is shown.
  var page: Page {
    var page = Page(Prose(question.flowingPrompt, after: "Question: ".role(.heading)))
    for (index, text) in question.choices.enumerated() {
      let letter: Text = "  \(String(Question.letter(index)), .strong)  "
      page.append(Prose(text, after: letter, hanging: true))
    }
    return page
  }

  /// Does what a word asks for, with numbers of the session.
  ///
  /// Throws a `LearnerError` for what is no answer, and where there is nothing to give.
  mutating func enter(
    _ word: Word,
    _ rest: String,
    in session: Session,
    work: Work
  ) throws -> Page {
    guard outcome != .right else {
      throw LearnerError("this question has been answered: press Enter to go on")
    }
    switch word {
    case .answer: return try answer(rest, session, work)
    case .hint: return try hint()
    case .skip: return try skip(session, work)
    }
  }

  private mutating func answer(_ text: String, _ session: Session, _ work: Work) throws -> Page {
    guard !text.isEmpty else {
      throw LearnerError(
        question.isChoice
          ? "answer takes the letter of a choice: answer a"
          : "answer takes a number or a formula: answer 1 - eta * lambda / n"
      )
    }
    if !question.isWithheld {
      _ = try question.solution { try session.value(named: $0, work: work) }
    }
    let isRight: Bool
    do {
      isRight = try question.accepts(text) { try session.value(named: $0, work: work) }
    } catch let error as AnswerError {
      throw LearnerError(error.description)
    }
    var page = Page()
    let value = try computed(text, session, work)
    guard !question.isWithheld else {
      outcome = .noted
      page.line("noted\(value)")
      return page
    }
    guard isRight else {
      let left = question.hints.count - hintsGiven
      let help = left > 0 ? "try again, or type hint" : "try again"
      page.line("\("not right", .bad)\(value): \(help)\(question.maySkip ? " or skip" : "")")
      let idea = try question.wrongIdea(of: text) { try session.value(named: $0, work: work) }
      if let idea { page.append(Prose(idea.reply)) }
      return page
    }
    outcome = .right
    page.line("\("right", .good)\(value)")
    explain(on: &page)
    return page
  }

  private mutating func hint() throws -> Page {
    guard hintsGiven < question.hints.count else {
      throw LearnerError(
        question.hints.isEmpty ? "there is no hint for this question" : "there are no more hints"
      )
    }
    hintsGiven += 1
    let lead: Text = "hint \(hintsGiven) of \(question.hints.count): "
    return Page(Prose(question.hints[hintsGiven - 1], after: lead))
  }

  private mutating func skip(_ session: Session, _ work: Work) throws -> Page {
    guard question.maySkip else {
      throw LearnerError("this question is not to be skipped: type answer, or hint for help")
    }
    var page = Page("skipped")
    if !question.isWithheld {
      let solution = try question.solution { try session.value(named: $0, work: work) }
      page = Page("the answer: \(solution, .strong)")
    }
    outcome = .skipped
    explain(on: &page)
    return page
  }

  private func explain(on page: inout Page) {
    if let explanation = question.explanation { page.append(Prose(explanation)) }
  }

  /// The value of a formula that was typed; nothing for a number or a letter.
  private func computed(_ text: String, _ session: Session, _ work: Work) throws -> String {
    guard !question.isChoice, let formula = try? Formula(parsing: text), Double(text) == nil else {
      return ""
    }
    let value = try formula.value { try session.value(named: $0, work: work) }
    return ", \(text) is \(Question.digits(value))"
  }
}

extension Attempt {
  /// Whether a line would be an answer if the word stood before it: a choice, or a number or formula whose
  /// names are known.
  func wouldBeAnswered(by line: String, layers: Int) -> Bool {
    guard outcome != .right else { return false }
    if question.isChoice {
      return question.choices.indices.contains { line.bareLetter.isLetter(Question.letter($0)) }
    }
    guard let formula = try? Formula(parsing: line) else { return false }
    return formula.names.allSatisfy { (try? NamedMeasure($0, layers: layers)) != nil }
  }
}

extension Attempt {
  /// Whether a line that is no answer was meant to be one: where letters are chosen among, a short word or a
  /// number; else what begins as a number or a Greek letter does, or has a sign of formulas in it.
  func looksAnswered(by line: String) -> Bool {
    let isNumeric = line.first.map { $0.isNumber || !$0.isASCII || "+-.(".contains($0) } ?? false
    guard !question.isChoice else {
      return isNumeric || line.count <= 5 && line.allSatisfy(\.isLetter)
    }
    return isNumeric || line.contains { "[(^*/=".contains($0) }
  }
}

extension Question {
  /// The right answer, written out: the letter and the text of a choice, or a formula and its value.
  ///
  /// Throws a `LearnerError` where it is not known.
  func solution(resolving value: (String) throws -> Double) throws -> String {
    switch answer {
    case .withheld: throw LearnerError("the answer to this question is with your teacher")
    case .choice(let index, let texts):
      return "\(Question.letter(index)), \(texts[index])"
    case .value(let formula, _):
      do {
        let digits = Self.digits(try formula.value(resolving: value))
        return formula.names.isEmpty ? digits : "\(formula.text) = \(digits)"
      } catch {
        throw LearnerError("the answer to this question is not known here: \(error)")
      }
    }
  }

  /// Six digits, and a whole number as it is: `158`.
  fileprivate static func digits(_ value: Double) -> String {
    value == value.rounded() && value.magnitude < 1e15
      ? Number.exact(value) : Number.significant(value, digits: 6)
  }

  /// The prompt with its lines joined, to be broken where the screen ends; tables and lists keep theirs.
  fileprivate var flowingPrompt: String {
    let lines = prompt.split(separator: "\n")
    let isPlain = lines.allSatisfy { line in line.first.map { !"|-*#`~>".contains($0) } ?? true }
    return isPlain ? lines.joined(separator: " ") : prompt
  }

  /// What may be typed at it.
  var invitation: String {
    "type \(isChoice ? "its letter" : "your answer"), or hint\(maySkip ? ", or skip" : "")"
  }

  /// Whether a letter answers it.
  var isChoice: Bool { !choices.isEmpty }
}
