import Files
import LessonFormat

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// How far a learner has come in a lesson.
struct Progress: Codable, Sendable, Equatable {
  /// The stop that comes next, from 0.
  var position: Int
  /// Tells one text of the lesson from another.
  var fingerprint: String
  /// The commands that answered each question, by its id.
  var tries: [String: [String]]
  /// How each question ended, by its id.
  var outcomes: [String: Asking.Outcome]

  /// Tells one text of a lesson from another.
  static func fingerprint(of document: Document) -> String { hash(of: document.text) }

  /// FNV-1a of the bytes of a text.
  static func hash(of text: String) -> String {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
    return String(hash, radix: 16)
  }
}

extension Player {
  /// What a learner has done.
  var progress: Progress {
    Progress(
      position: position,
      fingerprint: Progress.fingerprint(of: document),
      tries: answers.tries,
      outcomes: answers.outcomes
    )
  }
}

/// The folder in which progress is kept: a small file a lesson.
///
/// A place that cannot be read or written is no error: the lesson then begins at its beginning.
public struct ProgressStore: Sendable {
  let folder: String?

  /// A store in a folder, made when it is first needed; without one nothing is kept.
  public init(folder: String? = nil) {
    self.folder = folder
  }

  /// The store of a user: `progress` in `BACKPROP_STATE` (nowhere if that is empty), else in `backprop` of
  /// `XDG_STATE_HOME` or of `~/.local/state`.
  public init(environment: [String: String]) {
    if let state = environment["BACKPROP_STATE"] {
      folder = state.isEmpty ? nil : state + "/progress"
    } else if let state = environment["XDG_STATE_HOME"], state.hasPrefix("/") {
      folder = state + "/backprop/progress"
    } else if let home = environment["HOME"], home.hasPrefix("/") {
      folder = home + "/.local/state/backprop/progress"
    } else {
      folder = nil
    }
  }

  /// What is kept of a lesson; nil if nothing is, or nothing that can be read.
  ///
  /// Lessons were once kept by their names alone: what is there is taken if it is of the same text.
  func load(_ lesson: LessonShelf.Lesson) -> Progress? {
    if let progress = load(lesson.key) { return progress }
    let progress = load(lesson.name)
    return progress?.fingerprint == Progress.fingerprint(of: lesson.document) ? progress : nil
  }

  private func load(_ key: String) -> Progress? {
    guard let path = path(of: key),
      let bytes = try? WholeFile.read(path, limit: Document.Limits.bytes)
    else { return nil }
    return try? JSONDecoder().decode(Progress.self, from: Data(bytes))
  }

  /// Keeps what a learner has done, under the key of the lesson.
  func save(_ progress: Progress, of key: String) {
    guard let folder, let path = path(of: key) else { return }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted]
    guard let data = try? encoder.encode(progress) else { return }
    try? Folder.make(folder, mode: 0o700)
    try? WholeFile.replace(path, with: Array(data), mode: 0o600)
  }

  /// Letters, digits, hyphens and points of the key: it begins as a file's name does, whoever gave that.
  private func path(of key: String) -> String? {
    let name = key.map { character in
      character.isASCII && (character.isLetter || character.isNumber || "-_.".contains(character))
        ? character : "-"
    }
    return folder.map { "\($0)/\(String(name.prefix(80))).json" }
  }
}
