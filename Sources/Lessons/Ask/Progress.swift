import Experiment
import Files
import LessonFormat

#if canImport(Darwin)
import Darwin
#else
import Glibc
#endif
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
  var outcomes: [String: Attempt.Outcome]

  /// How many questions something was said to.
  var answered: Int { Set(tries.keys).union(outcomes.keys).count }
}

/// The folder in which progress is kept: a small file a lesson.
///
/// A place that cannot be read or written is no error: the lesson then begins at its beginning.
package struct ProgressStore: Sendable {
  let folder: String?

  /// A store in a folder, made when it is first needed; without one nothing is kept.
  package init(folder: String? = nil) {
    self.folder = folder
  }

  /// The store of a user: `progress` in `BACKPROP_STATE` (nowhere if that is empty), else in `backprop` of
  /// `XDG_STATE_HOME` or of `~/.local/state`.
  package init(environment: [String: String]) {
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
  func load(_ lesson: Catalogue.Lesson) -> Progress? {
    for key in [lesson.key] + lesson.formerNames {
      if let progress = load(key) { return progress }
    }
    let progress = load(lesson.name)
    return progress?.fingerprint == lesson.document.fingerprint ? progress : nil
  }

  private func load(_ key: String) -> Progress? {
    guard let path = path(of: key),
      let bytes = try? WholeFile.read(path, limit: Document.Limits.bytes)
    else { return nil }
    return try? JSONDecoder().decode(Progress.self, from: Data(bytes))
  }

  /// Keeps what a learner has done, under the key of the lesson.
  ///
  /// `before` is what this session kept last. Where another session has kept something since, the answers of
  /// both are kept, and the further place; without `before` what is there is forgotten.
  func save(_ progress: Progress, of key: String, after before: Progress? = nil) {
    guard let folder, let path = path(of: key) else { return }
    try? Folder.make(folder, mode: 0o700)
    let lock = waitForLock(in: folder)
    defer { withExtendedLifetime(lock) {} }
    var progress = progress
    if let before, let other = load(key), other != before {
      progress = other.merged(with: progress, since: before)
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted]
    guard let data = try? encoder.encode(progress) else { return }
    try? WholeFile.replace(path, with: Array(data), mode: 0o600)
  }

  /// The lock of the folder, once no other session has it; a second is the most that is waited.
  private func waitForLock(in folder: String) -> RegularFile? {
    let path = "\(folder)/.lock"
    guard let lock = try? RegularFile(path, flags: O_RDWR | O_CREAT, mode: 0o600) else {
      return nil
    }
    for _ in 0..<200 where lock.claim() == false { usleep(5_000) }
    return lock
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
