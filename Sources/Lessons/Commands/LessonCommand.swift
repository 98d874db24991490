import ArgumentParser
import Experiment
import Files
import Prompt
import TextRendering
import Wording

struct LessonCommand: ClassroomCommand {
  static let configuration = CommandConfiguration(
    commandName: "lesson",
    abstract: "Take a lesson: prose, commands and questions.",
    discussion: """
      A lesson goes on where you left it; --again begins it anew. At a question type a number, a \
      formula over what print knows, or the letter of a choice. Meanwhile:

      \(Direction.help)

      lesson export FILE writes the lesson with your answers, those of an unfinished one too; backprop \
      replay --check verifies it. A lesson with numbers of each learner's own asks for --student and \
      your name; of any other lesson the export then says whose it is.
      """
  )
  static let group = CommandGroup.lesson
  static let examples = [
    Example("lesson 1", "the first lesson"),
    Example("lesson 1 --again", "the same from its beginning"),
    Example("lesson 1 --student 'Ada Lovelace'", "the same, and the export says whose it is"),
    Example("lesson 1 --again --yes", "the same, and the answers given before are forgotten"),
  ]
  static let completion = CompletionSource.files(["export"])

  @Argument(help: "A number, a name or a file; or the word export.")
  var name: String

  @Argument(help: "With export: the file to be made.")
  var file: String?

  @Option(help: ArgumentHelp("Whose answers they are.", valueName: "name"))
  var student: String?

  @Flag(help: "Begin at the beginning; with answers given before it asks first.")
  var again = false

  @Flag(help: "With --again: forget answers given before.")
  var yes = false

  @Flag(help: "With export: replace a file that is there.")
  var force = false

  func run(in classroom: inout Classroom, work: Work) throws -> Reply {
    if name == "export" { return try export(from: classroom, work: work) }
    guard file == nil else { throw LearnerError("lesson takes one name: lesson 1") }
    let page = try classroom.lesson(name, student: student, again: again, yes: yes, work: work)
    return Reply(page)
  }

  private func export(from classroom: Classroom, work: Work) throws -> Reply {
    guard let replayer = classroom.replayer, replayer.lesson != nil else {
      throw LearnerError(
        "no lesson goes on: type lesson and its name first, then lesson export FILE"
      )
    }
    guard let file else { throw LearnerError("export needs a file: lesson export mine.md") }
    let path = try classroom.interpreter.permissions.pathForWriting(file)
    guard force || !WholeFile.exists(path) else {
      throw LearnerError("\(file) is there already: add --force to replace it")
    }
    let own = FileIdentity(path: FilePath(path: replayer.name).place)
    guard own == nil || FileIdentity(path: path) != own else {
      throw LearnerError("\(file) is the lesson itself: export into another file")
    }
    let document = try replayer.transcript(data: try classroom.availableData())
    try WholeFile.replace(path, with: Array(document.text.utf8))
    let open = replayer.openCount
    let rest =
      open == 0
      ? ""
      : "; \(open == 1 ? "one question is" : "\(open) questions are") open yet: list shows which"
    return Reply(Page("wrote the lesson with your answers to \(file, .strong)\(rest)"))
  }
}

extension Classroom {
  /// Begins a lesson by its number, name or file, or goes on with it where it was left.
  ///
  /// - Returns: Its next piece.
  /// Throws a `LearnerError` where there is no such lesson, its data are not at hand, or answers would be
  /// forgotten without a `yes`.
  package mutating func lesson(
    _ name: String,
    student: String? = nil,
    again: Bool = false,
    yes: Bool = false,
    work: Work = Work()
  ) throws -> Page {
    try requireNoRecording()
    let lesson = try Catalogue().lesson(name).taken(by: student)
    let found = progress.load(lesson)
    if again, !yes, let count = found?.answered, count > 0 {
      throw LearnerError(
        "that forgets your answers to \(count == 1 ? "one question" : "\(count) questions"): "
          + "type lesson \(name) --again --yes, or lesson \(name) to go on"
      )
    }
    let kept = again ? nil : found
    var replayer = try Replayer(
      lesson.document,
      name: lesson.path.map { FilePath.short($0) } ?? lesson.name,
      lesson: lesson.key,
      progress: kept,
      data: try availableData(for: lesson.document),
      registry: interpreter.registry
    )
    var page = replayer.opening()
    if let place = kept.flatMap({ replayer.place(of: $0) }) {
      try replayer.move(to: place, work: work)
      page = Page(
        "going on at \(replayer.place); --again begins anew".role(.dim),
        replayer.upcoming()
      )
    }
    progress.save(replayer.progress, of: lesson.key, after: kept)
    self.replayer = replayer
    return page
  }
}
