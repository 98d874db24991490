import Experiment
import LessonFormat
import Prompt
import Wording

extension Replayer {
  /// How many questions are open yet.
  var openCount: Int { document.questions.count { answers.outcome(of: $0) == .open } }

  /// The lesson as a transcript with the learner's answers so far and every output, as a check would have it.
  ///
  /// Throws a `LearnerError` where it cannot be computed or written.
  func transcript(data: AvailableData) throws -> Document {
    let answered = document.questions.compactMap { question in
      answers.tries[question.id].map { tries in
        (question.line, TranscriptWriter.block(commands: tries.map { ($0, "") }))
      }
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
