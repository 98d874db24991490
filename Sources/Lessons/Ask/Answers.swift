import LessonFormat

/// What a learner has said to the questions of a document so far.
struct Answers: Sendable {
  /// The most tries of one question that are kept.
  static let mostTries = 50

  /// The commands that answered each question, by its id.
  private(set) var tries: [String: [String]]
  /// How each question ended that did, by its id.
  private(set) var outcomes: [String: Attempt.Outcome]

  /// What was kept; nothing where nothing was.
  init(_ progress: Progress? = nil) {
    (tries, outcomes) = (progress?.tries ?? [:], progress?.outcomes ?? [:])
  }

  /// How a question ended, if it did.
  func outcome(of question: Question) -> Attempt.Outcome {
    outcomes[question.id] ?? .open
  }

  /// A question, as far as its answer has come; `anew` for one that the document answers itself.
  func attempt(_ question: Question, anew: Bool) -> Attempt {
    Attempt(
      question,
      hintsGiven: tries[question.id]?.count { Attempt.Word.split($0)?.word == .hint } ?? 0,
      outcome: anew ? .open : outcome(of: question)
    )
  }

  /// Keeps a try and what came of it; the last try is the one that counts.
  mutating func add(_ command: String, to question: Question, outcome: Attempt.Outcome) {
    tries[question.id] = (tries[question.id] ?? []).suffix(Answers.mostTries - 1) + [command]
    if outcome != .open { outcomes[question.id] = outcome }
  }
}
