import ArgumentParser
import Experiment
import Prompt
import TextRendering
import Wording

struct RecordCommand: ClassroomCommand {
  static let configuration = CommandConfiguration(
    commandName: "record",
    abstract: "Write a transcript that replays byte for byte.",
    discussion: """
      The file is Markdown. It holds every command from the beginning of the session, with what it \
      printed, mistakes included; each is on disk as soon as it is done. record note TEXT adds \
      prose; record stop ends it; record says how it stands. record pause leaves out what follows: \
      from record resume on it is run in the file without a word. --append goes on with a session \
      that the file holds the beginning of, or begins a new one below. Left out are the commands \
      that move a class and no number: record, replay, lesson, lessons and quit.

      In a lesson or a replay, record writes what is run from then on, detours too, and each question \
      that is answered, with the answers. What led there is run in the file without a word. The \
      recording ends where the lesson is left, whose session it is.
      """
  )
  static let group = CommandGroup.lesson
  static let examples = [
    Example("record lesson.md", "everything so far, and what follows"),
    Example(
      "record note Now the penalty is switched on.",
      "a paragraph",
      after: ["record lesson.md"]
    ),
    Example("record stop", "the end", after: ["record lesson.md"]),
    Example("record lesson.md --append", "go on with a file that is there"),
  ]
  static let completion = CompletionSource.files(["stop", "pause", "resume", "note"])

  @Argument(help: "A file to be made; or stop, pause, resume, or note and a text.")
  var words: [String] = []

  @Flag(help: "Go on with a file that is there, in a new session.")
  var append = false

  @Flag(help: "Replace a file that is there.")
  var force = false

  func run(in classroom: inout Classroom, work: Work) throws -> Reply {
    guard let first = words.first else { return Self.status(of: classroom) }
    if first == "note" {
      try classroom.note(words.dropFirst().joined(separator: " "))
      return Reply()
    }
    guard words.count == 1 else {
      throw LearnerError("record takes one file: record lesson.md; or record note TEXT")
    }
    switch first {
    case "stop": return try stop(&classroom)
    case "pause", "resume": return try pause(first == "pause", &classroom)
    default: return try begin(first, &classroom)
    }
  }

  private func begin(_ name: String, _ classroom: inout Classroom) throws -> Reply {
    if let recorder = classroom.recorder {
      throw LearnerError("\(recorder.name) is being recorded: type record stop first")
    }
    // A walk has a session of its own; its recording begins with what is run next.
    let logbook =
      classroom.replayer.map { Logbook(start: $0.interpreter.session.source) } ?? classroom.logbook
    guard !append || !force else {
      throw LearnerError("--append keeps the file and --force replaces it: give one of them")
    }
    let (recorder, dropped) = try Recorder.begin(
      name,
      at: classroom.interpreter.permissions.pathForWriting(name),
      existing: append ? .append : force ? .replace : .refuse,
      logbook: logbook
    )
    classroom.recorder = recorder
    let count = recorder.count
    var page = Page(
      "recording to \(name, .strong)"
        + (count == 0
          ? ""
          : ", the \(count == 1 ? "one command" : "\(count) commands") so far included" as Text)
        + Self.ending(in: classroom)
    )
    if let obstacle = logbook.obstacle { page.line("\("it will not replay", .bad): \(obstacle)") }
    if dropped > 0 {
      page.line("\(dropped) bytes of an unfinished piece at its end were dropped")
    }
    return Reply(page)
  }

  /// When a recording that begins now ends by itself.
  private static func ending(in classroom: Classroom) -> Text {
    guard let replayer = classroom.replayer else { return "" }
    return ", until the \(replayer.lesson == nil ? "replay" : "lesson") is left"
  }

  private func pause(_ isPause: Bool, _ classroom: inout Classroom) throws -> Reply {
    guard let recorder = classroom.recorder else { throw Recorder.nothing }
    guard isPause != recorder.isPaused else {
      throw LearnerError(
        isPause
          ? "recording has paused already: record resume goes on" : "recording has not paused"
      )
    }
    if isPause {
      classroom.recorder?.pause()
      return Reply(Page("left out from here on: record resume goes on"))
    }
    try classroom.recorder?.resume()
    return Reply(Page("recording to \(recorder.name, .strong) again"))
  }

  private func stop(_ classroom: inout Classroom) throws -> Reply {
    guard let recorder = classroom.recorder else { throw Recorder.nothing }
    classroom.recorder = nil
    return Reply(Page("\(recorder.name, .strong) holds \(Self.commands(recorder.count))"))
  }

  private static func status(of classroom: Classroom) -> Reply {
    guard let recorder = classroom.recorder else {
      return Reply(Page("nothing is being recorded: record lesson.md begins"))
    }
    return Reply(
      Page(
        "recording to \(recorder.name, .strong): \(commands(recorder.count)) so far"
          + (recorder.isPaused ? ", paused: record resume goes on" : "")
      )
    )
  }

  private static func commands(_ count: Int) -> String {
    count == 1 ? "one command" : "\(count) commands"
  }

}
