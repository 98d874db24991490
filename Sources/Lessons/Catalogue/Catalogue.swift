import Experiment
import Files
import Foundation
import LessonFormat
import Wording

/// The lessons that come with the program.
struct Catalogue {
  /// A lesson in a file.
  struct Lesson {
    /// The file's name without `.md`.
    let name: String
    /// What progress is kept under: the name of a lesson that came with the program, wherever that is; of
    /// any other the name and the place.
    let key: String
    let path: String
    let document: Document
    /// Names under which it came with the program before.
    var formerNames: [String] = []
    /// Its place among others, as its header says.
    var number: Int? { document.header?.number }
    var title: String { document.header?.title ?? name }

    /// The question of an id.
    func question(_ id: String) -> Question? { document.questions.first { $0.id == id } }
  }

  /// Every lesson that can be read, by number and then by name.
  let lessons: [Lesson]
  /// Files that only say where a lesson is now.
  private let moved: [Lesson]

  /// The lessons of a folder; none if there is no such folder.
  init(folder: String? = Catalogue.folder()) {
    let files = folder.flatMap { try? FileManager.default.contentsOfDirectory(atPath: $0) } ?? []
    let all = files.sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) }
      .filter { $0.hasSuffix(".md") && $0 != "README.md" }
      .compactMap { file in folder.flatMap { try? Self.lesson(at: "\($0)/\(file)", isOurs: true) } }
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
      let wanted = (wanted as NSString).expandingTildeInPath
      let file = FileIdentity(path: wanted)
      let isOurs = file != nil && lessons.contains { FileIdentity(path: $0.path) == file }
      if let old = moved.first(where: { file != nil && FileIdentity(path: $0.path) == file }) {
        return try lesson(old.name)
      }
      return try Self.lesson(at: wanted, isOurs: isOurs)
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

  /// Reads the lesson in a file.
  private static func lesson(at path: String, isOurs: Bool) throws -> Lesson {
    let name = ((path as NSString).lastPathComponent as NSString).deletingPathExtension
    let place = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
    return Lesson(
      name: name,
      key: isOurs ? name : "\(name.prefix(60))-\(hash(of: place))",
      path: path,
      document: try Document.reading(path).document
    )
  }

  /// Where the lessons are: beside the program, where an installation puts them, or in the source tree.
  static func folder(source: String = sourceFile) -> String? {
    let program = Bundle.main.executableURL?.resolvingSymlinksInPath().deletingLastPathComponent()
      .path
    let tree = (0..<4).reduce(source) { path, _ in (path as NSString).deletingLastPathComponent }
    let places = (program.map { ["\($0)/lessons", "\($0)/../share/backprop/lessons"] } ?? [])
    return (places + ["\(tree)/lessons"]).first { place in
      var isFolder: ObjCBool = false
      return FileManager.default.fileExists(atPath: place, isDirectory: &isFolder)
        && isFolder.boolValue
    }
  }

  /// This very file where the program was built; as a default argument it would be the caller's.
  static let sourceFile = #filePath
}
