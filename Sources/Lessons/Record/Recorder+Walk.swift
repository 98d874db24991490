import LessonFormat

extension Recorder {
  /// Where the file is in a lesson or transcript that is walked through.
  struct Walk: Sendable {
    /// Commands of the file that lead to where it ends.
    fileprivate var reached: [String] = []
    /// Questions of the file by their ids, each of which may stand there once.
    fileprivate var questions: Set<String> = []
    /// The question that the file waits with, and how often it was answered there.
    fileprivate var open: (id: String, tries: Int)?

    /// Nowhere yet.
    init() {}

    /// Where a document ends that is to be appended to; it waits with its last question if nothing but
    /// answers follows that.
    init(at document: Document) {
      questions = Set(document.questions.map(\.id))
      guard let question = document.questions.last else { return }
      let rest = document.exchanges.filter { $0.line > question.line }
      let isAnswered = rest.allSatisfy { Attempt.Word.split($0.command) != nil }
      open = isAnswered ? (question.id, rest.count) : nil
    }
  }

  /// Appends a command of a walk to which a path led from a new session.
  ///
  /// What of the path is not in the file is run there without a word. Before the first answer to a question
  /// stands the question.
  /// - Returns: False for an answer to a question that the file cannot come back to.
  mutating func add(_ run: Run, after path: [String]) throws -> Bool {
    guard !isPaused else { return true }
    if let asked = run.asked, walk.open?.id != asked.id, walk.questions.contains(asked.id) {
      return false
    }
    if path.starts(with: walk.reached) {
      try quiet(Array(path.dropFirst(walk.reached.count)))
    } else {
      startsFresh = true
      try quiet(path)
    }
    walk.reached = path
    if let asked = run.asked { try ask(asked) }
    try add(Logbook.Entry(command: run.command, output: run.output))
    if run.isOnPath { walk.reached.append(run.command) }
    return true
  }

  /// Writes a question, unless the file waits with it, and what was said to it that is not in the file.
  private mutating func ask(_ asked: Run.Asked) throws {
    if walk.open?.id != asked.id {
      try append(try fitting { try $0.question(asked.lines) })
      walk.questions.insert(asked.id)
      walk.open = (asked.id, 0)
    }
    try quiet(Array(asked.earlier.dropFirst(walk.open?.tries ?? 0)))
    walk.open = (asked.id, asked.earlier.count + 1)
  }
}
