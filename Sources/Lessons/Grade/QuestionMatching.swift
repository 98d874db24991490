import LessonFormat
import Wording

/// Which of a file's questions are those of the key.
struct QuestionMatching: Sendable {
  /// The file's questions, by the ids of the key's that they are.
  private(set) var found: [String: Submission.Answered] = [:]
  /// The key's questions that say something else in the file.
  private(set) var edited: [String] = []
  /// The file's questions that the key does not have.
  private(set) var added: [String] = []

  /// Matches questions by their ids, and what is left by its prompt.
  init(_ submission: Submission, with key: Key) {
    var left: [String: Submission.Answered] = [:]
    for answered in submission.questions { left[answered.question.id] = answered }
    for question in key.questions { found[question.id] = left.removeValue(forKey: question.id) }
    var renamed: [[Substring]: String] = [:]
    for answered in left.values {
      renamed[Self.words(answered.question.prompt)] = answered.question.id
    }
    for question in key.questions where found[question.id] == nil {
      guard let id = renamed[Self.words(question.prompt)] else { continue }
      found[question.id] = left.removeValue(forKey: id)
    }
    for question in key.questions {
      guard let own = found[question.id]?.question else {
        continue
      }
      if !own.saysTheSame(as: question), !own.saysTheSame(as: question.withheld) {
        edited.append(question.title)
      }
    }
    added = submission.questions.map(\.question).filter { left[$0.id] != nil }.map(\.title)
  }

  /// Tells what was said to the questions from what others said; nil where nothing was answered.
  func fingerprint(by key: Key) -> String? {
    var text = ""
    var isAnswered = false
    for question in key.questions {
      text += "\n\(question.id)"
      for exchange in found[question.id]?.said ?? [] {
        isAnswered = isAnswered || exchange.command.words.first == "answer"
        text += "\n " + exchange.command.words.joined(separator: " ")
      }
    }
    return isAnswered ? hash(of: text) : nil
  }

  private static func words(_ prompt: String) -> [Substring] {
    prompt.split(whereSeparator: \.isWhitespace)
  }
}
