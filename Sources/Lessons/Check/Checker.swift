import Dispatch
import Experiment
import Files
import LessonFormat
import Synchronization
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

  /// Checks files, each on one thread, `threads` of them at a time; `progress` is told which it is at.
  ///
  /// - Returns: What came of each, in the order given; the same with any number of threads.
  package func check(
    _ files: [String],
    threads: Int,
    progress: @escaping @Sendable (_ fraction: Double, _ file: String) -> Void = { _, _ in }
  ) -> [FileCheck] {
    let work = Work(progress: progress)
    let results = Results(count: files.count)
    DispatchQueue.concurrentPerform(iterations: min(max(1, threads), max(1, files.count))) { _ in
      while let index = results.takeNext() {
        let part = work.part(index, of: files.count, files[index])
        results.put(check(files[index], work: part), at: index)
      }
    }
    return results.all
  }

  /// Checks one file.
  package func check(_ file: String, work: Work = Work()) -> FileCheck {
    FileCheck(path: file, data: data, permissions: permissions, lessons: lessons, work: work)
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
      guard try Folder.isThere(argument) else { return [argument] }
      let paths = Folder.everything(in: argument).filter { $0.hasSuffix(".md") }
        .map { FilePath.join(argument, $0) }
        .filter { (try? Document.reading($0).document.isReplayable) ?? true }
      guard !paths.isEmpty else {
        throw LearnerError("there is no file *.md with a command in \(argument)")
      }
      return paths
    }
  }

  /// Results as they come in, in the order of their files.
  private final class Results: Sendable {
    private struct State {
      var next = 0
      var checks: [FileCheck?]
    }

    private let state: Mutex<State>

    init(count: Int) { state = Mutex(State(checks: Array(repeating: nil, count: count))) }

    func takeNext() -> Int? {
      state.withLock { state in
        guard state.next < state.checks.count else { return nil }
        defer { state.next += 1 }
        return state.next
      }
    }

    func put(_ check: FileCheck, at index: Int) { state.withLock { $0.checks[index] = check } }

    var all: [FileCheck] { state.withLock { $0.checks.compactMap { $0 } } }
  }
}
