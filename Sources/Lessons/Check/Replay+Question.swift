import Experiment
import LessonFormat

extension Replay {
  /// What is wrong with a question where it stands: an answer that cannot be computed there or that nothing
  /// typed could equal, and wrong ideas that pass as right.
  mutating func problems(of question: Question, work: Work) -> [FileCheck.Problem] {
    guard case .value(let formula, _) = question.answer else { return [] }
    var problems: [FileCheck.Problem] = []
    func add(_ sentence: String, at line: Int) {
      problems.append(FileCheck.Problem(line: line, sentence: sentence))
    }
    do {
      let right = try compute(work: work) { try formula.value(resolving: $0) }
      if !right.isFinite {
        add(
          "the answer \(formula.text) is \(right) here, which nobody can type: ask for another number",
          at: question.answerLine
        )
      }
    } catch {
      add(
        "the answer \(formula.text) cannot be computed here: \(error)",
        at: question.answerLine
      )
      // A wrong idea cannot be told from what is not known.
      return problems
    }
    for idea in question.wrongIdeas {
      do {
        let fault = try compute(work: work) { question.fault(of: idea, resolving: $0) }
        if let fault { add(fault, at: idea.line) }
      } catch {
        add(String(describing: error), at: idea.line)
      }
    }
    return problems
  }
}
