import ArgumentParser
import Digits
import Experiment
import Files
import LessonFormat
import Prompt
import TextRendering
import Wording

struct ReplayCommand: ClassroomCommand {
  static let configuration = CommandConfiguration(
    commandName: "replay",
    abstract: "Walk through a transcript, computing every number anew.",
    discussion: """
      Shows the prose and the next command as if typed; Enter runs it. What differs from the \
      recording is shown where it happens. The prompt says where you are: 3/17>. Meanwhile:

      \(Direction.help)

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
  static let completion = CompletionSource.files([])

  @Argument(help: "A transcript.")
  var file: String

  func run(in classroom: inout Classroom, work: Work) throws -> Reply {
    Reply(try classroom.replay(file))
  }
}

extension Classroom {
  /// Begins to walk through a transcript; its commands may touch the files that are permitted.
  ///
  /// - Returns: Its beginning.
  /// Throws a `LearnerError` for a file that cannot be read, or whose data are not at hand.
  package mutating func replay(
    _ file: String,
    permissions: Permissions = .nothing
  ) throws -> Page {
    try requireNoRecording()
    let (document, _, dropped) = try Document.reading(interpreter.permissions.pathForReading(file))
    let replayer = try Replayer(
      document,
      name: file,
      data: try availableData(for: document),
      permissions: permissions,
      registry: interpreter.registry
    )
    self.replayer = replayer
    var page = replayer.opening()
    if dropped > 0 {
      page.blocks.insert(
        Text("cut off in the middle: the last \(dropped) bytes are left out"),
        at: 0
      )
    }
    return page
  }

  /// A walk is no part of a transcript.
  func requireNoRecording() throws {
    if let recorder {
      throw LearnerError("\(recorder.name) is being recorded: type record stop first")
    }
  }

  /// What a document needs of the data in use and the bundled digits.
  func availableData(for document: Document) throws -> AvailableData {
    try AvailableData.serving(document, session.source)
  }

  /// The data in use, and the bundled digits, for whatever files come.
  ///
  /// Throws a `DigitsError` if those are not where the program was installed.
  package func availableData() throws -> AvailableData {
    session.source.name == "mnist-5k"
      ? AvailableData(session.source) : AvailableData(session.source, try DataSet.bundled())
  }
}
