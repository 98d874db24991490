import LessonFormat

/// What a learner's file gives: answers to questions, and other commands with their outputs.
struct Submission: Sendable {
  /// A question as it stands in the file, and what was said to it.
  struct Answered: Sendable {
    let question: Question
    /// The commands `answer`, `hint` and `skip`.
    fileprivate(set) var said: [Exchange] = []
  }

  /// Whose file it says it is.
  let student: String?
  /// The version of the program that wrote it.
  let program: String?
  /// The commands that its header says come first.
  let settings: [String]
  /// The questions, in order.
  private(set) var questions: [Answered] = []
  /// All other commands that are run.
  private(set) var commands: [Exchange] = []

  /// Takes a document apart.
  init(_ document: Document) {
    (student, program) = (document.header?.student, document.header?.program)
    settings = document.header?.settings.map(\.command) ?? []
    for item in document.items {
      switch item {
      case .prose: break
      case .question(let question): questions.append(Answered(question: question))
      case .exchange(let exchange) where exchange.options.isSkipped: break
      case .exchange(let exchange):
        if !questions.isEmpty, Attempt.Word.split(exchange.command) != nil {
          questions[questions.count - 1].said.append(exchange)
        } else {
          commands.append(exchange)
        }
      }
    }
  }
}
