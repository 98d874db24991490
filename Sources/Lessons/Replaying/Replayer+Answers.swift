import LessonFormat
import Prompt
import Wording

extension Replayer {
  /// Throws a `LearnerError` for what looks like an answer, and no command, while a question is open.
  func requireNoBareAnswer(_ line: String) throws {
    let line = Attempt.Word.trimmed(line.drop { $0.isWhitespace })
    guard case .question = item(at: position), let attempt = replay.attempt,
      let first = line.split(whereSeparator: \.isWhitespace).first,
      interpreter.registry.command(in: String(first)) == nil,
      attempt.wouldBeAnswered(by: line, layers: interpreter.session.network.layers.count)
    else { return }
    throw LearnerError("to answer the question, type answer \(line)")
  }
}

extension Replayer {
  /// What a learner has done.
  var progress: Progress {
    Progress(
      position: position,
      fingerprint: document.fingerprint,
      tries: answers.tries,
      outcomes: answers.outcomes
    )
  }
}

extension Replayer {
  /// Where a learner goes on: at the place that was left, or at the first open question of a lesson
  /// whose text has changed since; nil for the beginning.
  func place(of progress: Progress) -> Int? {
    let place =
      progress.fingerprint == document.fingerprint
      ? min(max(0, progress.position), stops.count)
      : stops.indices.first { stop in
        guard case .question(let question) = item(at: stop) else { return false }
        return progress.outcomes[question.id] ?? .open == .open
      } ?? 0
    return place == 0 ? nil : place
  }
}
