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
  private let file: AppendedFile
  /// Whether the next command begins with a new session: after what another recording left.
  private var startsFresh: Bool

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
    let isThere = stat(path, &status) == 0
    if isThere, existing == .refuse {
      throw LearnerError(
        "\(name) is there already: record \(name) --append goes on with it, --force replaces it"
      )
    }
    var (recorder, dropped) =
      isThere && existing == .append
      ? try appending(name, path, logbook) : (try beginning(name, path, logbook, isThere), 0)
    for entry in logbook.entries { try recorder.add(entry.command, entry.output) }
    return (recorder, dropped)
  }

  private static func beginning(
    _ name: String,
    _ path: String,
    _ logbook: Logbook,
    _ isThere: Bool
  ) throws -> Recorder {
    do {
      let (writer, text) = try TranscriptWriter.beginning(with: logbook.header)
      // Everything that is to stand in the file must fit before a file that is there is emptied.
      var rehearsal = writer
      for entry in logbook.entries {
        _ = try rehearsal.exchange(command: entry.command, output: entry.output)
      }
      let file = try AppendedFile(path, name: name, flags: isThere ? O_TRUNC : O_CREAT | O_EXCL)
      try file.append(text)
      return Recorder(name: name, writer: writer, file: file, startsFresh: false)
    } catch let error as DocumentError {
      throw LearnerError("\(name) cannot be begun: \(error.reason)")
    }
  }

  private static func appending(
    _ name: String,
    _ path: String,
    _ logbook: Logbook
  ) throws -> (Recorder, Int) {
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
    let file = try AppendedFile(path, name: name, flags: 0)
    try file.cut(to: bytes.count - dropped)
    // A last line without an end would run into what comes next.
    if let last = document.lines.last, !last.isEmpty, !document.text.hasSuffix("\n") {
      try file.append("\n")
    }
    let whole = try? Document(parsing: document.text + "\n")
    return (
      Recorder(
        name: name,
        writer: TranscriptWriter(continuing: whole ?? document),
        file: file,
        startsFresh: !document.exchanges.isEmpty
      ), dropped
    )
  }

  private init(name: String, writer: TranscriptWriter, file: AppendedFile, startsFresh: Bool) {
    (self.name, self.writer, self.file, self.startsFresh) = (name, writer, file, startsFresh)
  }

  /// Appends a command and what it printed; both are on disk when it returns.
  ///
  /// Throws a `LearnerError` if they do not fit, or cannot be written.
  mutating func add(_ command: String, _ output: String) throws {
    let startsFresh = startsFresh
    let text = try fitting {
      try $0.exchange(command: command, output: output, startsFresh: startsFresh)
    }
    try file.append(text)
    self.startsFresh = false
    count += 1
  }

  /// Appends a paragraph of prose.
  mutating func note(_ text: String) throws {
    try file.append(try fitting { try $0.note(text) })
  }

  private mutating func fitting(
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

/// A file that is only appended to, and on disk after every append.
private final class AppendedFile: Sendable {
  private let descriptor: Int32
  private let name: String

  init(_ path: String, name: String, flags: Int32) throws {
    self.name = name
    descriptor = open(path, O_WRONLY | O_APPEND | O_CLOEXEC | O_NONBLOCK | O_NOCTTY | flags, 0o666)
    guard descriptor >= 0 else { throw WholeFile.failure("written", name) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw LearnerError("\(name) is not a regular file: record into another")
    }
  }

  deinit { close(descriptor) }

  var identity: FileIdentity? { FileIdentity(descriptor: descriptor) }

  func append(_ text: String) throws {
    guard WholeFile.write(Array(text.utf8), to: descriptor), fsync(descriptor) == 0 else {
      throw WholeFile.failure("written", name)
    }
  }

  func cut(to length: Int) throws {
    guard ftruncate(descriptor, off_t(length)) == 0 else {
      throw WholeFile.failure("written", name)
    }
  }
}
