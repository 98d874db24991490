import LessonFormat

/// What a learner has said to the questions of a document so far.
struct Answers: Sendable {
  /// The most tries of one question that are kept.
  static let mostTries = 50
  /// How many of them are the first.
  private static let firstTries = 10

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
    tries[question.id] = Self.adding(command, to: tries[question.id] ?? [])
    if outcome != .open { outcomes[question.id] = outcome }
  }

  /// The tries with one more; where they are too many, one of the answers between is left out.
  ///
  /// The first tries stay, and so do hints and what was skipped: they count when the lesson is graded.
  static func adding(_ command: String, to tries: [String]) -> [String] {
    var tries = tries + [command]
    guard tries.count > mostTries else { return tries }
    func isFirst(_ word: Attempt.Word) -> (Int) -> Bool {
      { Attempt.Word.split(tries[$0])?.word == word }
    }
    let between = firstTries..<(tries.count - 1)
    let index = between.first(where: isFirst(.answer)) ?? between.first(where: isFirst(.skip))
    tries.remove(at: index ?? firstTries)
    return tries
  }
}
