#if canImport(Darwin)
import Darwin
#else
import Glibc
#endif
import Experiment
import Files
import LessonFormat
import Wording

/// A transcript that grows with the session, on disk after every command.
struct Recorder: Sendable {
  /// What to do about a file that is there.
  enum Existing { case refuse, append, replace }

  /// The file, as it was named.
  let name: String
  /// Commands in it that this recording wrote.
  private(set) var count = 0
  /// Which file that is.
  var identity: FileIdentity? { file.identity }
  private var writer: TranscriptWriter
  private let path: String
  private let file: RegularFile
  /// Whether the next command begins with a new session: after what another recording left.
  var startsFresh: Bool
  /// What was done since the recording paused; nil while it goes on.
  private var held: [Logbook.Entry]?
  /// Where the file is in a walk.
  var walk = Walk()

  /// Begins a recording with everything that was entered so far.
  ///
  /// - Returns: The recorder, and how many bytes of an unfinished piece were cut off the file.
  /// Throws a `LearnerError` that says why the file cannot be recorded into.
  static func begin(
    _ name: String,
    at path: String,
    existing: Existing,
    logbook: Logbook
  ) throws -> (recorder: Recorder, droppedBytes: Int) {
    guard !logbook.isFull else {
      throw LearnerError(
        "this session is longer than a transcript can be: start the program anew, then record"
      )
    }
    var status = stat()
    let isThere = stat(path.systemName, &status) == 0
    guard isThere || !WholeFile.exists(path) else {
      throw FileFailure.sentence("written", name, at: path)
    }
    if isThere, existing == .refuse {
      throw LearnerError(
        "\(name) is there already: record \(name) --append goes on with it, --force replaces it"
      )
    }
    guard isThere, existing == .append else {
      let mode = isThere ? status.st_mode & 0o7777 : nil
      return (try beginning(name, path, logbook, replacing: mode), 0)
    }
    var (recorder, written, dropped) = try appending(name, path, logbook)
    // Of this very session the file may have the beginning already.
    let typed = logbook.entries.map { WrittenOutput.oneLine($0.command) }
    let isSame = !written.isEmpty && typed.starts(with: written)
    if isSame { recorder.startsFresh = false }
    for entry in logbook.entries.dropFirst(isSame ? written.count : 0) { try recorder.add(entry) }
    return (recorder, dropped)
  }

  /// Writes a new file, or one that takes the place of another once it is whole.
  private static func beginning(
    _ name: String,
    _ path: String,
    _ logbook: Logbook,
    replacing mode: mode_t?
  ) throws -> Recorder {
    var (writer, text) = try mended(name) { try TranscriptWriter.beginning(with: logbook.header) }
    for entry in logbook.entries {
      text += try mended(name) {
        try writer.exchange(
          command: entry.command,
          output: entry.output,
          isSkipped: entry.isSkipped
        )
      }
    }
    let file: RegularFile
    if let mode {
      let old = try RegularFile(path, name: name, to: "written", flags: O_WRONLY)
      try claim(old, name)
      defer { withExtendedLifetime(old) {} }
      let target = FilePath.resolved(path) ?? path
      let draft = try Draft(of: target, name: name)
      try draft.append(Array(text.utf8))
      fchmod(draft.file.descriptor, mode)
      guard draft.replace() else { throw FileFailure.sentence("written", name, at: target) }
      file = draft.file
    } else {
      let flags = O_RDWR | O_APPEND | O_CREAT | O_EXCL
      file = try RegularFile(path, name: name, to: "written", flags: flags)
      try claim(file, name)
      do { try file.append(Array(text.utf8)) } catch {
        unlink(path.systemName)
        throw error
      }
    }
    var recorder = Recorder(
      name: name,
      path: path,
      writer: writer,
      file: file,
      startsFresh: false
    )
    recorder.count = logbook.entries.count
    return recorder
  }

  /// Two sessions in one file would write into each other's lines.
  private static func claim(_ file: RegularFile, _ name: String) throws {
    guard file.claim() != false else {
      throw LearnerError("\(name) is being recorded in another session: name another file")
    }
  }

  private static func mended<Value>(_ name: String, _ body: () throws -> Value) throws -> Value {
    do { return try body() } catch let error as DocumentError {
      throw LearnerError("\(name) cannot be begun: \(error.reason)")
    }
  }

  private static func appending(
    _ name: String,
    _ path: String,
    _ logbook: Logbook
  ) throws -> (Recorder, written: [String], dropped: Int) {
    let file = try RegularFile(path, name: name, to: "written", flags: O_RDWR | O_APPEND)
    try claim(file, name)
    let bytes = try WholeFile.read(path, limit: Document.Limits.bytes)
    let (document, dropped): (Document, Int)
    do {
      (document, dropped) = try Document.recovering(bytes)
    } catch {
      throw LearnerError("\(name):\(error.line): \(error.reason); nothing can be appended")
    }
    let header = logbook.header
    guard let old = document.header else {
      throw LearnerError("\(name) does not begin as a transcript does: record into another file")
    }
    guard old.data?.sha256 == header.data?.sha256,
      old.settings.map(\.command) == header.settings.map(\.command)
    else {
      throw LearnerError(
        "\(name) was recorded with other data or settings: record into another file"
      )
    }
    try file.cut(to: bytes.count - dropped)
    // A last line without an end would run into what comes next.
    if let last = document.lines.last, !last.isEmpty, !document.text.hasSuffix("\n") {
      try file.append([UInt8(ascii: "\n")])
    }
    let whole = try? Document(parsing: document.text + "\n")
    let last = document.exchanges.lastIndex(where: \.options.startsFresh) ?? 0
    var recorder = Recorder(
      name: name,
      path: path,
      writer: TranscriptWriter(continuing: whole ?? document),
      file: file,
      startsFresh: !document.exchanges.isEmpty
    )
    recorder.walk = Walk(at: document)
    return (recorder, document.exchanges[last...].map(\.command), dropped)
  }

  /// Whether what is done is left out.
  var isPaused: Bool { held != nil }

  /// Leaves out what comes.
  mutating func pause() { held = held ?? [] }

  /// Goes on; what was left out is run without a word in the file, lest what follows be other numbers.
  mutating func resume() throws {
    let commands = (held ?? []).filter { !$0.isMistake && !$0.isSkipped }.map(\.command)
    held = nil
    try quiet(commands)
  }

  /// Appends commands that are run without a word.
  mutating func quiet(_ commands: [String]) throws {
    guard !commands.isEmpty else { return }
    let startsFresh = startsFresh
    try append(try fitting { try $0.quiet(commands, startsFresh: startsFresh) })
    self.startsFresh = false
  }

  private init(
    name: String,
    path: String,
    writer: TranscriptWriter,
    file: RegularFile,
    startsFresh: Bool
  ) {
    (self.name, self.path, self.writer) = (name, path, writer)
    (self.file, self.startsFresh) = (file, startsFresh)
  }

  /// Appends a command and what it printed; both are on disk when it returns.
  ///
  /// Throws a `LearnerError` if they do not fit, or cannot be written.
  mutating func add(_ entry: Logbook.Entry) throws {
    guard held == nil else {
      held?.append(entry)
      return
    }
    let startsFresh = startsFresh && !entry.isSkipped
    let text = try fitting {
      try $0.exchange(
        command: entry.command,
        output: entry.output,
        startsFresh: startsFresh,
        isSkipped: entry.isSkipped
      )
    }
    try append(text)
    if startsFresh { self.startsFresh = false }
    count += 1
  }

  /// Appends a paragraph of prose.
  mutating func note(_ text: String) throws {
    try append(try fitting { try $0.note(text) })
  }

  /// Writes into the file that its name still leads to, and into no other.
  func append(_ text: String) throws {
    guard FileIdentity(path: path) == identity else {
      throw LearnerError("\(name) was deleted or replaced by somebody else: record another file")
    }
    try file.append(Array(text.utf8))
  }

  /// What the writer makes, if it fits into a transcript.
  mutating func fitting(
    _ body: (inout TranscriptWriter) throws -> String
  ) throws -> String {
    do {
      return try body(&writer)
    } catch let error as DocumentError {
      throw LearnerError("\(name): \(error.reason)")
    }
  }
}

extension Recorder {
  /// The text of a line `record note TEXT`, word for word: prose has apostrophes, and may begin with `#`.
  static func note(in line: String) -> String? {
    let words = line.split(maxSplits: 2, whereSeparator: \.isWhitespace)
    return words.count == 3 && words[0] == "record" && words[1] == "note" ? String(words[2]) : nil
  }

  /// What is said where nothing is being recorded.
  static let nothing = LearnerError("nothing is being recorded: record lesson.md begins")
}
