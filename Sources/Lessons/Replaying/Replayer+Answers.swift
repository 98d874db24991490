import LessonFormat
import Prompt
import Wording

extension Replayer {
  /// What a line may be that does not begin with a word such as `answer`.
  enum Reading {
    case answer, command
    /// Both, with the sentence that asks which was meant.
    case either(String)
  }

  /// Reads a line: at a question a bare answer is an answer, and what is a command besides is asked about.
  func reading(of line: String) -> Reading {
    guard case .question = item(at: position), let attempt = replay.attempt,
      attempt.outcome != .right
    else { return .command }
    let layers = replay.interpreter.session.network.layers.count
    guard attempt.wouldBeAnswered(by: line, layers: layers) else {
      // Its mistake is that of an answer.
      return attempt.looksAnswered(by: line) && !isCommand(line) ? .answer : .command
    }
    // The letters of choices are for choosing, whatever else begins with them.
    guard isCommand(line), isOnDetour || !attempt.question.isChoice,
      let name = registry.command(in: line)?.name
    else { return .answer }
    return .either(
      line == name
        ? "\(line) is an answer and a command: type answer \(line), or \(line) again for the command"
        : "\(line) is an answer and short for \(name): type answer \(line), or \(name)"
    )
  }

  /// Whether a line is a command, its arguments included.
  private func isCommand(_ line: String) -> Bool {
    (try? Words(line).all).flatMap { try? registry.parse($0) } != nil
  }

  /// Throws a `LearnerError` for `next`: in a walk that is Enter, and no phase of a step on a copy.
  func requireNotNext(_ line: String) throws {
    guard line.lowercased() == "next", !isOnDetour, position < stops.count else { return }
    throw LearnerError("Enter goes on; a phase on a copy goes by its name: batch, forward, cost")
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
