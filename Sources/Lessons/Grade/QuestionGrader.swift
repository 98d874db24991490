import Experiment
import LessonFormat
import Wording

/// Judges what was said to one question, by the key and nothing else.
struct QuestionGrader {
  /// What came of it.
  private(set) var grade: QuestionGrade
  /// Lines of the file where something else stands than is said to the answer, each with its command.
  private(set) var forged: [(line: Int, command: String)] = []
  private let question: Question
  private let isWithheld: Bool
  private var replay: Replay

  /// A question of the key, put in the session that the key has there; `isWithheld` says that the file was
  /// made of a handout, in which every answer is noted and the last one counts.
  init(_ question: Question, at replay: Replay, isWithheld: Bool) {
    (self.question, self.replay, self.isWithheld) = (question, replay, isWithheld)
    grade = QuestionGrade(question, .unanswered)
    self.replay.ask(Attempt(isWithheld ? question.withheld : question))
  }

  /// Takes the next command.
  mutating func take(_ exchange: Exchange, work: Work) {
    guard let (word, rest) = Attempt.Word.split(exchange.command) else { return }
    // What stands on the fence is the file's, and does not count.
    let printout: Printout
    do { printout = Printout(try replay.answer(word, rest, work: work)) } catch {
      printout = Printout(error)
    }
    let said = WrittenOutput.lines(of: printout.output)
    if !WrittenOutput.isSame(said, exchange.output) {
      forged.append((exchange.line, exchange.command))
    }
    guard !printout.isMistake else { return }
    switch word {
    case .hint: grade.hints += 1
    case .skip: if grade.outcome != .right || isWithheld { grade.outcome = .skipped }
    case .answer: judge(rest, work: work)
    }
  }

  private mutating func judge(_ typed: String, work: Work) {
    // Skipping shows the answer, but for a handout's.
    guard isWithheld || grade.outcome != .skipped else { return }
    let question = question
    let isRight = try? replay.compute(work: work) { try question.accepts(typed, resolving: $0) }
    guard let isRight else { return }
    grade.tries += 1
    grade.outcome = isRight ? .right : .wrong
    guard !isRight, grade.wrong.count < Answers.mostTries else { return }
    let idea = try? replay.compute(work: work) { try question.wrongIdea(of: typed, resolving: $0) }
    grade.wrong.append(SafeLine(idea?.text ?? typed))
  }
}
