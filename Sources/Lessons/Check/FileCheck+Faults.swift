import Files
import LessonFormat
import Wording

extension FileCheck {
  /// What is wrong with a document before anything is computed: what is read otherwise than it is meant, and
  /// statements of the header that nothing answers to.
  static func faults(of document: Document, at path: String, _ lessons: Catalogue) -> [Problem] {
    var faults = document.slips.map { Problem(line: $0.line, sentence: $0.reason) }
    if let header = document.header {
      if header.student != nil, header.program == nil {
        faults.append(
          Problem(
            line: document.line(ofHeader: "student"),
            sentence: "an export says whose answers it holds, a lesson does not: remove the line"
          )
        )
      }
      let folder = FilePath.split(path).folder
      if let moved = header.moved, !lessons.lessons.contains(where: { $0.name == moved }),
        !WholeFile.exists(FilePath.join(folder, "\(moved).md"))
      {
        faults.append(
          Problem(
            line: document.line(ofHeader: "moved"),
            sentence:
              "there is no lesson \(moved.quoted): moved names the file, without .md, in which "
              + "this lesson is now"
          )
        )
      }
    }
    return faults.sorted { $0.line < $1.line }
  }
}

extension Document {
  /// Whether a person wrote it, as a lesson is written: it is no recording, and no export with answers.
  var isHandwritten: Bool {
    let isAnswered = exchanges.contains { Attempt.Word.split($0.command) != nil }
    return !isRecording && !(isAnswered && header?.program != nil)
  }

  /// The line of a key in the header, counted from 1.
  fileprivate func line(ofHeader key: String) -> Int {
    (lines.firstIndex { $0.hasPrefix("\(key):") } ?? 0) + 1
  }
}
