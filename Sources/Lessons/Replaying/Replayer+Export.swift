import Experiment
import LessonFormat
import Prompt
import Wording

extension Replayer {
  /// The lesson as a transcript with the learner's answers and every output, as a check would have it.
  ///
  /// Throws a `LearnerError` while a question is open.
  func transcript(data: AvailableData) throws -> Document {
    let open = document.questions.filter { answers.outcome(of: $0) == .open }
    guard open.isEmpty else {
      throw LearnerError(
        "\(open.count == 1 ? "one question is" : "\(open.count) questions are") open yet: "
          + "list shows which"
      )
    }
    let answered = document.questions.map { question in
      let commands = (answers.tries[question.id] ?? []).map { ($0, "") }
      return (question.line, TranscriptWriter.block(commands: commands))
    }
    var header = document.header ?? Header()
    header.program = Version.number
    header.data = header.data ?? data.header
    do {
      let whole = try document.replacing(
        insertingAfterQuestions: Dictionary(uniqueKeysWithValues: answered),
        header: header
      )
      let check = FileCheck(
        document: whole,
        name: name,
        data: data,
        permissions: .nothing,
        work: Work()
      )
      guard check.document != nil else {
        throw LearnerError(check.problems.first?.sentence ?? "the lesson cannot be computed")
      }
      return try whole.replacing(outputs: check.outputs.merging(check.unchecked) { $1 })
    } catch let error as DocumentError {
      throw LearnerError("the lesson cannot be written down: line \(error.line): \(error.reason)")
    }
  }
}
