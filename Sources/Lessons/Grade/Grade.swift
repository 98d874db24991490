import Experiment
import TextRendering

/// The row of a file: what it is worth by the key, and what is to be known before that is believed.
package struct Grade: Sendable, Codable, Equatable {
  /// How far grading came.
  package enum Status: String, Sendable, Codable {
    case graded, unanswered, empty, unreadable
    /// No question of the key is in it.
    case foreign = "no lesson"
    /// Its learner's numbers are not known.
    case notComputed = "not computed"
    /// It took longer, or wanted more computed, than a file may.
    case givenUp = "given up"
  }

  /// The file.
  package let file: SafeLine
  /// Whose it says it is.
  package var student: SafeLine?
  /// The lesson it was graded by.
  package var lesson: SafeLine?
  /// How far grading came.
  package var status: Status
  /// Whether every command of the key is in it with the output that it has for this learner, every answer
  /// with what is said to it, and no other.
  package var reproduces = false
  /// The key's questions, in order.
  package var questions: [QuestionGrade] = []
  /// The key's questions that are in it with other words, answers or tolerances.
  package var edited: [SafeLine] = []
  /// Questions that the key does not have.
  package var added: [SafeLine] = []
  /// What else is to be known.
  package var remarks: [SafeLine] = []
  /// Equal for files with the same answers, hints and skips; nil where nothing was answered.
  package var answers: SafeLine?
  /// Other files with the same answers and attempts.
  package internal(set) var sameAs: SafeLine?

  init(file: String, _ status: Status) {
    (self.file, self.status) = (SafeLine(file), status)
  }
}

extension Grade {
  /// The points of the right answers.
  package var points: Double { questions.reduce(0) { $0 + $1.points } }
  /// The points there are.
  package var of: Double { questions.reduce(0) { $0 + $1.of } }
  /// Questions answered rightly.
  package var right: Int { count(.right) }
  /// Questions answered rightly at the first try.
  package var rightAtFirst: Int { questions.count(where: \.isRightAtFirst) }
  /// Whether nothing was ever answered wrongly, and no help was taken.
  package var isFlawless: Bool { questions.allSatisfy { $0.isRightAtFirst && $0.hints == 0 } }
  /// Whether it is somebody's work at the lesson, be it none yet.
  package var isTaken: Bool { status == .graded || status == .unanswered || status == .givenUp }
  /// Answers given.
  package var tries: Int { questions.reduce(0) { $0 + $1.tries } }
  /// Hints taken.
  package var hints: Int { questions.reduce(0) { $0 + $1.hints } }
  /// Questions whose answer was asked for.
  package var skipped: Int { count(.skipped) }
  /// The key's questions that are not in the file.
  package var missing: [SafeLine] { questions.filter { $0.outcome == .missing }.map(\.title) }

  /// How many questions ended so.
  package func count(_ outcome: QuestionGrade.Outcome) -> Int {
    questions.count { $0.outcome == outcome }
  }

  /// The points as they are written: `4.5/6`.
  package var score: String { "\(Number.exact(points))/\(Number.exact(of))" }

  /// Everything that makes one look twice, a line each.
  package var notes: [String] {
    var notes: [String] = []
    switch status {
    case .graded: break
    case .foreign: notes.append("no question of \(lesson.map { $0.text } ?? "any lesson")")
    default: notes.append(status.rawValue)
    }
    let isOfKey = status != .empty && status != .unreadable && status != .foreign
    let named = [("missing", isOfKey ? missing : []), ("edited", edited), ("added", added)]
    for (word, ids) in named where !ids.isEmpty {
      notes.append("\(word): \(ids.map(\.text).names(atMost: 20))")
    }
    notes += remarks.map(\.text)
    if let sameAs { notes.append("same answers and attempts as \(sameAs)") }
    return notes
  }
}
