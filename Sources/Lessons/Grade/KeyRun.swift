import Experiment
import LessonFormat
import Wording

/// What the commands of a key give with one seed: their outputs, and the session at each question.
struct KeyRun: Sendable {
  /// What a command prints.
  struct Output: Sendable {
    /// The lines as a file holds them.
    let lines: [String]
    /// The lines of the key itself, ellipses and all, as far as they hold.
    let accepted: [String]
    /// The share by which numbers may differ.
    let tolerance: Double?

    /// Whether a file's lines are these; what stands for other text counts only where the key has it.
    func isWhat(_ written: [String]) -> Bool {
      if WrittenOutput.isSame(lines, written) || WrittenOutput.isSame(accepted, written) {
        return true
      }
      guard tolerance != nil else { return false }
      return Comparison(expected: lines, actual: written, tolerance: tolerance).isEqual
    }
  }

  /// The sessions in which the questions are answered, by their ids.
  private(set) var sessions: [String: Replay] = [:]
  /// The outputs of commands, by their lines in the key; none for what is not compared.
  private(set) var outputs: [Int: Output] = [:]

  /// Runs the commands of a key, with the numbers of a learner if it has such.
  ///
  /// Throws a `LearnerError` where it cannot be run, an answer cannot be computed, or it was stopped.
  init(_ key: Key, student: String?, data: AvailableData, work: Work) throws {
    var replay = try Replay(
      for: key.document,
      data: data,
      permissions: .nothing,
      student: student
    )
    var isAsked = false
    for item in key.document.items {
      switch item {
      case .prose: break
      case .question(let question):
        isAsked = true
        try Self.check(question, on: &replay, work: work)
        sessions[question.id] = replay
      case .exchange(let exchange):
        let isAnswer = isAsked && Attempt.Word.split(exchange.command) != nil
        guard !exchange.options.isSkipped, !isAnswer else { continue }
        let output = replay.perform(exchange, work: work).output
        guard !work.isInterrupted() else { throw LearnerError("stopped at line \(exchange.line)") }
        guard !exchange.options.isUnchecked, !exchange.options.isQuiet else { continue }
        outputs[exchange.line] = Output(
          lines: WrittenOutput.lines(of: output),
          accepted: exchange.comparison(with: output).accepted,
          tolerance: exchange.options.tolerance
        )
      }
    }
  }

  /// Throws a `LearnerError` if the answer to a question is not known where it stands.
  private static func check(_ question: Question, on replay: inout Replay, work: Work) throws {
    guard case .value(let formula, _) = question.answer else { return }
    do {
      _ = try replay.compute(work: work) { try formula.value(resolving: $0) }
    } catch {
      throw LearnerError("line \(question.line): the answer cannot be computed here: \(error)")
    }
  }
}
