import CBundle
import Files
import Wording

/// A lesson as it is part of the program.
package struct BundledLesson: Sendable {
  /// The file's name without `.md`, or `.py`.
  package let name: String
  /// What the file holds.
  package let bytes: [UInt8]

  /// All of them, in the order of their names.
  package static let all = (0..<CBundledLessonCount()).map { BundledLesson(CBundledLesson($0)) }

  /// The lessons as they are published with answers.
  static let transcripts = (0..<CBundledTranscriptCount()).map {
    BundledLesson(CBundledTranscript($0))
  }

  /// The Python programs that a lesson asks to complete.
  static let programs = (0..<CBundledProgramCount()).map { BundledLesson(CBundledProgram($0)) }

  private init(_ file: CBundledFile) {
    name = String(FilePath.lastPart(of: String(cString: file.name)).dropLast(3))
    bytes = Array(UnsafeBufferPointer(start: file.bytes, count: file.count))
  }

  /// A lesson of these bytes.
  init(name: String, bytes: [UInt8]) {
    (self.name, self.bytes) = (name, bytes)
  }

  /// Writes all of them into a folder, which is made if there is none, and the Python programs into one
  /// called `numpy` in it; files that only say where a lesson is now are left out.
  ///
  /// - Returns: The names of the lessons' files.
  /// Throws a `LearnerError` if one of them is there already, and then writes none, or if the system
  /// refuses.
  package static func extract(into folder: String) throws -> [String] {
    let folder = FilePath.expandingTilde(folder)
    let beside = FilePath.join(folder, "numpy")
    let current = Set(Catalogue(all).lessons.map(\.name))
    let lessons = all.filter { current.contains($0.name) }
      .map { (path: FilePath.join(folder, "\($0.name).md"), bytes: $0.bytes) }
    let files =
      lessons + programs.map { (path: FilePath.join(beside, "\($0.name).py"), bytes: $0.bytes) }
    if let file = files.first(where: { WholeFile.exists($0.path) }) {
      throw LearnerError("\(file.path) is there already: extract into another folder")
    }
    try Folder.make(folder)
    try Folder.make(beside)
    for file in files { try WholeFile.create(file.path, with: file.bytes) }
    return lessons.map(\.path)
  }
}
