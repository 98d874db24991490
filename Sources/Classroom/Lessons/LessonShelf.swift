import Files
import LessonFormat
import Wording

/// The lessons that come with the program.
struct LessonShelf {
  /// A lesson, part of the program or in a file.
  struct Lesson {
    /// The file's name without `.md`.
    let name: String
    /// What progress is kept under: the name of a lesson that came with the program, also where a copy of
    /// it is read; of any other the name and the place.
    let key: String
    /// Where it is; nil for one that is part of the program.
    let path: String?
    let document: Document
    /// Its place among others, as its header says.
    var number: Int? { document.header?.number }
    var title: String { document.header?.title ?? name }

    /// The question of an id.
    func question(_ id: String) -> Question? { document.questions.first { $0.id == id } }
  }

  /// Every lesson that can be read, by number and then by name.
  let lessons: [Lesson]

  /// The lessons of these files, but for those that cannot be read.
  init(_ files: [BundledLesson] = BundledLesson.all) {
    lessons = files.compactMap { file in
      (try? Document(parsing: file.bytes)).map {
        Lesson(name: file.name, key: file.name, path: nil, document: $0)
      }
    }
    .enumerated()
    .sorted { ($0.element.number ?? .max, $0.offset) < ($1.element.number ?? .max, $1.offset) }
    .map(\.element)
  }

  /// A lesson by its number, its name or the beginning of it, or by the path of a file.
  ///
  /// Throws a `LearnerError` if there is none.
  func lesson(_ wanted: String) throws -> Lesson {
    if wanted.contains("/") || wanted.hasSuffix(".md") {
      return try lesson(at: FilePath.expandingTilde(wanted))
    }
    if let number = Int(wanted), let lesson = lessons.first(where: { $0.number == number }) {
      return lesson
    }
    if let lesson = lessons.first(where: { $0.name == wanted }) { return lesson }
    let matches = lessons.filter { $0.name.hasPrefix(wanted) }
    if matches.count == 1 { return matches[0] }
    throw LearnerError("there is no lesson \(wanted): type lessons for all of them")
  }

  /// The lesson that a document says it is, by number and title.
  func lesson(of document: Document) -> Lesson? {
    guard let header = document.header, let number = header.number, let title = header.title
    else { return nil }
    return lessons.first { $0.number == number && $0.title == title }
  }

  /// Reads the lesson in a file.
  private func lesson(at path: String) throws -> Lesson {
    var name = FilePath.lastPart(of: path)
    if name.hasSuffix(".md") { name.removeLast(3) }
    let document = try Document.reading(path).document
    let isOurs = lessons.contains { $0.name == name && $0.document.text == document.text }
    let place = FilePath.resolved(path) ?? path
    return Lesson(
      name: name,
      key: isOurs ? name : "\(name.prefix(60))-\(Progress.hash(of: place))",
      path: path,
      document: document
    )
  }
}

extension Document {
  /// Reads a document from a file; a recording that was cut off, as far as it is whole.
  ///
  /// - Returns: The document, its bytes, and how many at the end of the file are of an unfinished piece.
  /// Throws a `LearnerError` that says where the file is wrong, as in `lesson.md:7: reason`.
  static func reading(_ path: String) throws -> (
    document: Document, bytes: [UInt8], droppedBytes: Int
  ) {
    let bytes = try WholeFile.read(path, limit: Limits.bytes)
    do {
      return (try Document(parsing: bytes), bytes, 0)
    } catch {
      // Only a recording ends in the middle of something by no fault of a person.
      if let (document, dropped) = try? Document.recovering(bytes), document.isRecording(bytes) {
        return (document, bytes, dropped)
      }
      throw LearnerError("\(path):\(error.line): \(error.reason)")
    }
  }

  /// Whether there is anything in it to compute anew.
  var isReplayable: Bool { exchanges.contains { !$0.options.isSkipped } }

  /// Whether the program wrote this, and no teacher; cut off within its header, it is no more than that.
  private func isRecording(_ bytes: [UInt8]) -> Bool {
    guard let header else { return lines.isEmpty && bytes.starts(with: "<!-- backprop".utf8) }
    return header.program != nil && header.title == nil && header.number == nil
  }
}
