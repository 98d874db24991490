import Experiment
import LessonFormat

extension Replay {
  /// What is wrong with a question where it stands: an answer that cannot be computed there, that nothing
  /// typed could equal or that a wrong number equals, and wrong ideas that pass as right.
  mutating func problems(of question: Question, work: Work) -> [FileCheck.Problem] {
    guard case .value(let formula, let tolerance) = question.answer else { return [] }
    func problem(_ sentence: String, at line: Int) -> FileCheck.Problem {
      FileCheck.Problem(line: line, sentence: sentence)
    }
    var problems: [FileCheck.Problem] = []
    do {
      let right = try compute(work: work) { try formula.value(resolving: $0) }
      if let fault = Self.fault(of: formula, right, tolerance) {
        problems.append(problem(fault, at: question.answerLine))
      }
    } catch {
      let isLetter = formula.text.count == 1 && formula.names == [formula.text]
      let sentence =
        isLetter
        ? "the answer \(formula.text) is a letter, and there is nothing to choose from: add lines "
          + "\"choice: TEXT\""
        : "the answer \(formula.text) cannot be computed here: \(error)"
      // A wrong idea cannot be told from what is not known.
      return [problem(sentence, at: question.answerLine)]
    }
    for idea in question.wrongIdeas {
      do {
        let fault = try compute(work: work) { question.fault(of: idea, resolving: $0) }
        if let fault { problems.append(problem(fault, at: idea.line)) }
      } catch {
        problems.append(problem(String(describing: error), at: idea.line))
      }
    }
    return problems
  }

  /// What is wrong with the value of an answer, which may be off by so much.
  private static func fault(
    of formula: Formula,
    _ right: Double,
    _ tolerance: Tolerance
  ) -> String? {
    guard right.isFinite else {
      return
        "the answer \(formula.text) is \(right) here, which nobody can type: ask for another number"
    }
    guard case .relative = tolerance, tolerance != .standard else { return nil }
    if right == 0 {
      return
        "the answer \(formula.text) is 0 here, and a percentage of 0 allows nothing else: write a "
        + "distance, such as tolerance: 0.01"
    }
    let isNearOne = right != 1 && formula.text.filter { $0 != " " }.hasPrefix("1-")
    guard isNearOne, tolerance.accepts(1, for: right) else { return nil }
    return
      "1 would pass for the answer \(formula.text): ask for what is taken from 1, or write a smaller "
      + "tolerance"
  }
}
