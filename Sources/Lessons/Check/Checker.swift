import Dispatch
import Experiment
import Files
import Foundation
import LessonFormat
import Wording

/// Computes transcripts and lessons anew, several files at a time.
package struct Checker: Sendable {
  private let data: AvailableData
  private let permissions: Permissions
  /// The lessons whose answers are known.
  var lessons = Catalogue()

  /// A checker with data that are at hand.
  package init(data: AvailableData, permissions: Permissions = .nothing) {
    (self.data, self.permissions) = (data, permissions)
  }

  /// Checks files, each on one thread, `threads` of them at a time.
  ///
  /// - Returns: What came of each, in the order given; the same with any number of threads.
  package func check(_ files: [String], threads: Int) -> [FileCheck] {
    let results = Results(count: files.count)
    DispatchQueue.concurrentPerform(iterations: min(max(1, threads), max(1, files.count))) { _ in
      while let index = results.takeNext() {
        results.put(check(files[index]), at: index)
      }
    }
    return results.all
  }

  /// Checks one file.
  package func check(_ file: String) -> FileCheck {
    FileCheck(path: file, data: data, permissions: permissions, lessons: lessons, work: Work())
  }

  /// Writes what a file's commands give now in the place of what it says, and nothing else.
  ///
  /// - Returns: Whether there was anything to write.
  /// Throws a `LearnerError` if the file has changed since it was checked, would be too large, or cannot
  /// be written.
  package func accept(_ check: FileCheck) throws -> Bool {
    guard let corrected = try check.corrected() else { return false }
    try WholeFile.replace(
      check.path,
      with: Array(corrected.text.utf8),
      expecting: check.bytes
    )
    return true
  }

  /// The files that are meant: those named, and every `.md` with a command in the folders named, however
  /// deep, sorted.
  ///
  /// Hidden folders are passed over. A file that cannot be read is meant too, lest nobody hear of it.
  /// Throws a `LearnerError` for a name of nothing, or a folder without such a file.
  package static func files(in arguments: [String]) throws -> [String] {
    try arguments.flatMap { argument -> [String] in
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: argument, isDirectory: &isFolder) else {
        throw LearnerError("there is no file or folder \(argument)")
      }
      guard isFolder.boolValue else { return [argument] }
      let names = (FileManager.default.enumerator(atPath: argument)?.compactMap { $0 as? String })
      let files = (names ?? []).filter { name in
        name.hasSuffix(".md") && !name.split(separator: "/").contains { $0.hasPrefix(".") }
      }
      let folder = argument.hasSuffix("/") ? argument : argument + "/"
      let paths = files.sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) }
        .map { folder + $0 }
        .filter { (try? Document.reading($0).document.isReplayable) ?? true }
      guard !paths.isEmpty else {
        throw LearnerError("there is no file *.md with a command in \(argument)")
      }
      return paths
    }
  }

  /// Results as they come in, in the order of their files.
  private final class Results: @unchecked Sendable {
    private let lock = NSLock()
    private var next = 0
    private var checks: [FileCheck?]

    init(count: Int) { checks = Array(repeating: nil, count: count) }

    func takeNext() -> Int? {
      lock.withLock {
        guard next < checks.count else { return nil }
        defer { next += 1 }
        return next
      }
    }

    func put(_ check: FileCheck, at index: Int) { lock.withLock { checks[index] = check } }

    var all: [FileCheck] { lock.withLock { checks.compactMap { $0 } } }
  }
}
