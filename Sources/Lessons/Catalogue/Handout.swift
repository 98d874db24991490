import Files
import LessonFormat
import Wording

/// A lesson without its answers, as learners get it.
package enum Handout {
  /// The handout of a lesson, given by its number, its name or a file.
  ///
  /// Throws a `LearnerError` where there is no such lesson, or no handout can be made of it.
  package static func text(of name: String) throws -> String {
    let lesson = try Catalogue().lesson(name)
    do {
      return try lesson.document.handout().text
    } catch {
      throw LearnerError("\(lesson.path ?? lesson.name):\(error.line): \(error.reason)")
    }
  }

  /// Writes it into a file that is not there yet.
  ///
  /// Throws a `LearnerError` if it is, or the system refuses.
  package static func create(_ file: String, with text: String) throws {
    guard !WholeFile.exists(FilePath.expandingTilde(file)) else {
      throw LearnerError("\(file) is there already: name another file")
    }
    try WholeFile.create(FilePath.expandingTilde(file), with: Array(text.utf8))
  }
}
