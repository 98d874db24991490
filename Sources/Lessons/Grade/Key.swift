import Experiment
import Files
import LessonFormat
import Wording

/// What counts when learners' files are graded: the questions, answers, tolerances and commands of a lesson.
struct Key: Sendable {
  /// What rows call the lesson.
  let name: SafeLine
  /// The lesson.
  let document: Document
  /// The questions, in order.
  let questions: [Question]
  /// The commands that are run, answers left out.
  let commands: [Exchange]

  /// The key that is named: a lesson's number, its name, or a file.
  ///
  /// Throws a `LearnerError` where there is none, or nothing can be graded by it.
  init(_ wanted: String) throws {
    let isFile = Int(wanted) == nil && !wanted.contains("/") && WholeFile.exists(wanted)
    try self.init(Catalogue().lesson(isFile ? "./\(wanted)" : wanted))
  }

  /// The key that a lesson is.
  init(_ lesson: Catalogue.Lesson) throws {
    let place = lesson.path ?? lesson.name
    document = lesson.document
    name = SafeLine(lesson.name)
    (questions, commands) = (document.questions, Submission(document).commands)
    guard !questions.isEmpty else {
      throw LearnerError("\(place) asks no question: there is nothing to grade by it")
    }
    if let question = questions.first(where: \.isWithheld) {
      throw LearnerError(
        "\(place):\(question.line): the answer is withheld: grade by the lesson, not by its handout"
      )
    }
  }

  /// Whether each learner has numbers of their own.
  var seedsByStudent: Bool { document.header?.seedsByStudent ?? false }

  /// What every question is worth where nothing is said to it.
  var unanswered: [QuestionGrade] { questions.map { QuestionGrade($0, .missing) } }
}
