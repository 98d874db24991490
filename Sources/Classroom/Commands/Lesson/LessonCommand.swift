import ArgumentParser
import Files
import TextRendering
import Wording

struct LessonCommand: ClassroomCommand, LiveOnly {
  static let configuration = CommandConfiguration(
    commandName: "lesson",
    abstract: "Take a lesson: prose, commands and questions.",
    discussion: """
      A lesson goes on where you left it; --again begins it anew. At a question type answer and a \
      number, a formula over what print knows, or the letter of a choice. Meanwhile:

      \(WalkWord.help)

      lesson export FILE writes a finished lesson with your answers; backprop replay --check \
      verifies it.
      """
  )
  static let group = CommandGroup.lesson
  static let examples = [
    Example("lesson 1", "the first lesson"),
    Example("lesson 1 --again", "the same from its beginning"),
  ]
  static let completion = CompletionSource.files(["export"])

  @Argument(help: "A number, a name or a file; or the word export.")
  var name: String

  @Argument(help: "With export: the file to be made.")
  var file: String?

  @Flag(help: "Begin at the beginning; answers given before are forgotten.")
  var again = false

  @Flag(help: "With export: replace a file that is there.")
  var force = false

  func run(in classroom: inout Classroom, work: Work) throws -> Reply {
    if name == "export" { return try export(from: classroom, work: work) }
    guard file == nil else { throw LearnerError("lesson takes one name: lesson 1") }
    return Reply(try classroom.lesson(name, again: again, work: work))
  }

  private func export(from classroom: Classroom, work: Work) throws -> Reply {
    guard let player = classroom.player, player.lesson != nil else {
      throw LearnerError(
        "no lesson goes on: type lesson and its name first, then lesson export FILE"
      )
    }
    guard let file else { throw LearnerError("export needs a file: lesson export mine.md") }
    let path = try work.permissions.pathForWriting(file)
    guard force || !WholeFile.exists(path) else {
      throw LearnerError("\(file) is there already: add --force to replace it")
    }
    let own = FileIdentity(path: FilePath(path: player.name).place)
    guard own == nil || FileIdentity(path: path) != own else {
      throw LearnerError("\(file) is the lesson itself: export into another file")
    }
    let document = try player.transcript(shelf: try classroom.shelf())
    try WholeFile.replace(path, with: Array(document.text.utf8))
    return Reply(Page("wrote the lesson with your answers to \(file, .strong)"))
  }
}

extension Classroom {
  /// Begins a lesson by its number, name or file, or goes on with it where it was left.
  ///
  /// - Returns: Its next piece.
  /// Throws a `LearnerError` where there is no such lesson, or its data are not at hand.
  public mutating func lesson(
    _ name: String,
    again: Bool = false,
    work: Work = Work()
  ) throws -> Page {
    try requireNoRecording()
    let lesson = try LessonShelf().lesson(name)
    let kept = again ? nil : progress.load(lesson)
    var player = try Player(
      lesson.document,
      name: lesson.path.map { FilePath.short($0) } ?? lesson.name,
      lesson: lesson.key,
      progress: kept,
      shelf: try shelf(for: lesson.document)
    )
    var page = player.opening()
    if let place = kept.flatMap({ player.place(of: $0) }) {
      try player.move(to: place, work: work)
      page = Page("going on at \(player.place); --again begins anew".role(.dim), player.upcoming())
    }
    progress.save(player.progress, of: lesson.key)
    self.player = player
    return page
  }
}

extension Player {
  /// Where a learner goes on: at the place that was left, or at the first open question of a lesson
  /// whose text has changed since; nil for the beginning.
  func place(of progress: Progress) -> Int? {
    let place =
      progress.fingerprint == Progress.fingerprint(of: document)
      ? min(max(0, progress.position), stops.count)
      : stops.indices.first { stop in
        guard case .question(let question) = item(at: stop) else { return false }
        return progress.outcomes[question.id] ?? .open == .open
      } ?? 0
    return place == 0 ? nil : place
  }
}
