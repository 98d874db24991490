import Experiment
import Files
import LessonFormat
import Wording

/// A lesson of each learner's own numbers, tried with the numbers of a few: what holds for the file's seed
/// need not hold for another.
struct StudentTrials {
  /// Whose numbers are tried.
  static let names = ["Ada Lovelace", "Emmy Noether", "Kurt Gödel"]

  /// What is wrong with answers and wrong ideas, each line once.
  private(set) var problems: [FileCheck.Problem] = []
  /// Answers that are the same for everybody, which may be meant.
  private(set) var notes: [FileCheck.Problem] = []

  /// Tries a document; nothing where the numbers are the same for everybody, or one learner's already.
  init(of document: Document, data: AvailableData, permissions: Permissions, work: Work) {
    guard let header = document.header, header.seedsByStudent, header.student == nil else { return }
    for question in document.questions { judge(question) }
    for name in Self.names {
      guard
        var replay = try? Replay(
          for: document,
          data: data,
          permissions: permissions,
          student: name
        )
      else { continue }
      for item in document.items {
        switch item {
        case .prose: break
        case .exchange(let exchange) where exchange.options.isSkipped: break
        case .exchange(let exchange): _ = replay.perform(exchange, work: work)
        case .question(let question):
          for problem in replay.problems(of: question, work: work)
          where !problems.contains(where: { $0.line == problem.line }) {
            let sentence = "with the numbers of a student called \(name), \(problem.sentence)"
            problems.append(FileCheck.Problem(line: problem.line, sentence: sentence))
          }
        }
      }
    }
    problems.sort { $0.line < $1.line }
  }

  /// Whether an answer is a bare number: with a point and more than three digits that count it was measured.
  private mutating func judge(_ question: Question) {
    guard case .value(let formula, _) = question.answer, let number = WrittenNumber(formula.text)
    else { return }
    let isMeasured =
      !number.isPercentage && number.value != number.value.rounded()
      && formula.text.filter(\.isNumber).drop { $0 == "0" }.count > 3
    let sentence = "the answer \(formula.text) is the same for every student"
    if isMeasured {
      problems.append(
        FileCheck.Problem(
          line: question.answerLine,
          sentence:
            "\(sentence), and every student's numbers differ: write a formula, such as delta2[0,3]"
        )
      )
    } else {
      notes.append(FileCheck.Problem(line: question.answerLine, sentence: sentence))
    }
  }
}
