import LessonFormat

/// What a learner got for one question.
package struct QuestionGrade: Sendable, Codable, Equatable {
  /// How it ended.
  package enum Outcome: String, Sendable, Codable {
    case right, wrong, skipped, unanswered, missing
  }

  /// The question.
  package let id: SafeLine
  /// What it is called where there is little room.
  package let title: SafeLine
  /// How it ended.
  package var outcome: Outcome
  /// What it is worth.
  package let of: Double
  /// Answers that were given, what is no answer left out.
  package var tries = 0
  /// Hints that were taken.
  package var hints = 0
  /// The wrong answers, the first first: the key's wrong idea where one leads there, or else as typed.
  package var wrong: [SafeLine] = []

  /// A question that nothing was said to.
  init(_ question: Question, _ outcome: Outcome) {
    (id, title) = (SafeLine(question.id), SafeLine(question.title))
    (of, self.outcome) = (question.points, outcome)
  }

  /// What it brought.
  package var points: Double { outcome == .right ? of : 0 }
  /// Whether the first answer was right.
  package var isRightAtFirst: Bool { outcome == .right && tries == 1 }
}
