import CBundle
import Files
import Wording

/// A lesson as it is part of the program.
package struct BundledLesson: Sendable {
  /// The file's name without `.md`.
  package let name: String
  /// What the file holds.
  package let bytes: [UInt8]

  /// All of them, in the order of their names.
  package static let all = (0..<CBundledLessonCount()).map { BundledLesson(CBundledLesson($0)) }

  /// The lessons as they are published with answers.
  static let transcripts = (0..<CBundledTranscriptCount()).map {
    BundledLesson(CBundledTranscript($0))
  }

  private init(_ file: CBundledFile) {
    name = String(FilePath.lastPart(of: String(cString: file.name)).dropLast(3))
    bytes = Array(UnsafeBufferPointer(start: file.bytes, count: file.count))
  }

  /// A lesson of these bytes.
  init(name: String, bytes: [UInt8]) {
    (self.name, self.bytes) = (name, bytes)
  }

  /// Writes all of them into a folder, which is made if there is none.
  ///
  /// - Returns: The names of the files.
  /// Throws a `LearnerError` if one of them is there already, and then writes none, or if the system
  /// refuses.
  package static func extract(into folder: String) throws -> [String] {
    let folder = FilePath.expandingTilde(folder)
    let files = all.map { (path: FilePath.join(folder, "\($0.name).md"), bytes: $0.bytes) }
    if let file = files.first(where: { WholeFile.exists($0.path) }) {
      throw LearnerError("\(file.path) is there already: extract into another folder")
    }
    try Folder.make(folder)
    for file in files { try WholeFile.create(file.path, with: file.bytes) }
    return files.map(\.path)
  }
}
