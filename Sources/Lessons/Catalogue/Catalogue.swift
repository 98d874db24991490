import Experiment
import Files
import LessonFormat
import Wording

/// The lessons that come with the program.
struct Catalogue {
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
    /// Names under which it came with the program before.
    var formerNames: [String] = []
    /// Its place among others, as its header says.
    var number: Int? { document.header?.number }
    var title: String { document.header?.title ?? name }

    /// The lesson as a learner takes it, who may be named: with numbers of their own, if it wants that.
    ///
    /// Throws a `LearnerError` for a lesson that wants a name, and gets none.
    func taken(by student: String?) throws -> Lesson {
      let isOfEach = document.header?.seedsByStudent ?? false
      guard let student else {
        guard isOfEach else { return self }
        throw LearnerError(
          "this lesson has numbers of each learner's own: add --student and your name, "
            + "as in --student 'Ada Lovelace'"
        )
      }
      let header = try (document.header ?? Header()).named(student)
      do {
        return Lesson(
          name: name,
          key: "\(key.prefix(60))-\(hash(of: header.student ?? ""))",
          path: path,
          document: isOfEach
            ? try document.withoutOutputs(header: header) : try document.replacing(header: header)
        )
      } catch {
        throw LearnerError("\(name): \(error)")
      }
    }

    /// The question of an id.
    func question(_ id: String) -> Question? { document.questions.first { $0.id == id } }
  }

  /// Every lesson that can be read, by number and then by name.
  let lessons: [Lesson]
  /// Files that only say where a lesson is now.
  private let moved: [Lesson]

  /// The lessons of these files, but for those that cannot be read.
  init(_ files: [BundledLesson] = BundledLesson.all) {
    let all = files.compactMap { file in
      (try? Document(parsing: file.bytes)).map {
        Lesson(name: file.name, key: file.name, path: nil, document: $0)
      }
    }
    let moved = all.filter { $0.document.header?.moved != nil }
    lessons = all.filter { $0.document.header?.moved == nil }
      .map { lesson in
        var lesson = lesson
        lesson.formerNames = moved.filter { $0.document.header?.moved == lesson.name }.map(\.name)
        return lesson
      }
      .enumerated()
      .sorted { ($0.element.number ?? .max, $0.offset) < ($1.element.number ?? .max, $1.offset) }
      .map(\.element)
    self.moved = moved
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
    if let lesson = lessons.first(where: { $0.formerNames.contains(wanted) }) { return lesson }
    let matches = lessons.filter { $0.name.hasPrefix(wanted) }
    if matches.count == 1 { return matches[0] }
    throw LearnerError("there is no lesson \(wanted.shown): type lessons for all of them")
  }

  /// The lesson that a document says it is, by number and title.
  func lesson(of document: Document) -> Lesson? {
    guard let header = document.header, let number = header.number, let title = header.title
    else { return nil }
    return lessons.first { $0.number == number && $0.title == title }
  }

  /// The lesson that comes after a document, if that is one of them.
  func lesson(after document: Document) -> Lesson? {
    guard let number = lesson(of: document)?.number else { return nil }
    return lessons.first { $0.number.map { $0 > number } ?? false }
  }

  /// Reads the lesson in a file.
  private func lesson(at path: String) throws -> Lesson {
    var name = FilePath.lastPart(of: path)
    if name.hasSuffix(".md") { name.removeLast(3) }
    let document = try Document.reading(path).document
    if moved.contains(where: { $0.name == name && $0.document.text == document.text }) {
      return try lesson(name)
    }
    let isOurs = lessons.contains { $0.name == name && $0.document.text == document.text }
    let place = FilePath.resolved(path) ?? path
    return Lesson(
      name: name,
      key: isOurs ? name : "\(name.prefix(60))-\(hash(of: place))",
      path: path,
      document: document
    )
  }
}
