import ArgumentParser
import Digits
import LessonFormat
import TextRendering

struct ReplayCommand: ClassroomCommand, LiveOnly {
  static let configuration = CommandConfiguration(
    commandName: "replay",
    abstract: "Walk through a transcript, computing every number anew.",
    discussion: """
      Shows the prose and the next command as if typed; Enter runs it. What differs from the \
      recording is shown where it happens. The prompt says where you are: 3/17>. Meanwhile:

      \(WalkWord.help)

      Commands of the file that write or read other files are refused. From the shell, \
      backprop replay --check FILE… compares whole files and folders.
      """
  )
  static let group = CommandGroup.lesson
  static let examples = [
    Example(
      "replay lesson.md",
      "from its beginning",
      after: ["record lesson.md --force", "step", "record stop"]
    )
  ]
  static let completion = CompletionSource.files

  @Argument(help: "The transcript.")
  var file: String

  func run(in classroom: inout Classroom, work: Work) throws -> Reply {
    try classroom.requireNoRecording()
    let document = try Document.reading(work.permissions.pathForReading(file)).document
    return Reply(try classroom.begin(document, name: file))
  }
}

extension Classroom {
  /// A walk is no part of a transcript.
  func requireNoRecording() throws {
    if let recorder {
      throw LearnerError("\(recorder.name) is being recorded: type record stop first")
    }
  }

  /// Begins to walk through a transcript.
  ///
  /// - Returns: Its beginning.
  /// Throws a `LearnerError` where its data are not at hand.
  mutating func begin(
    _ document: Document,
    name: String,
    permissions: Permissions = .nothing
  ) throws -> Page {
    let player = try Player(document, name: name, shelf: try shelf(), permissions: permissions)
    self.player = player
    return player.opening()
  }

  /// The data in use, and the bundled digits.
  func shelf() throws -> DataShelf {
    session.source.name == "mnist-5k"
      ? DataShelf(session.source) : DataShelf(session.source, try DataSet.bundled())
  }
}
