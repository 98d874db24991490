import Dispatch
import Experiment
import Files
import Synchronization
import Wording

/// Grades files, several at a time.
package struct Grading: Sendable {
  private let grader: Grader

  /// Grades with a grader.
  package init(_ grader: Grader) { self.grader = grader }

  /// The files that are meant: those named, and every one in the folders named, however deep, sorted.
  ///
  /// Hidden files and folders are passed over. Throws a `LearnerError` for a name that nothing has, which is
  /// mistyped and no learner's, or a folder without a file.
  package static func files(in arguments: [String]) throws -> [String] {
    var seen: Set<[String]> = []
    return try arguments.flatMap { argument -> [String] in
      guard WholeFile.exists(argument) else {
        throw LearnerError("there is no file or folder \(argument): nothing is graded")
      }
      guard (try? Folder.isThere(argument)) ?? false else { return [argument] }
      let paths = Folder.everything(in: argument).map { FilePath.join(argument, $0) }
      guard !paths.isEmpty else { throw LearnerError("there is no file in \(argument)") }
      return paths
    }
    .filter { path in
      // ./a.md is a.md, and no copy of it.
      let names = FilePath.components(of: path).filter { $0 != "." }
      return seen.insert((path.hasPrefix("/") ? ["/"] : []) + names).inserted
    }
  }

  /// Throws a `LearnerError` if a report would be written over what it is of.
  package static func refuse(_ output: String, over files: [String]) throws {
    let path = FilePath.expandingTilde(output)
    let place = FilePath.resolved(path)
    if let place, files.contains(where: { FilePath.resolved($0) == place }) {
      throw LearnerError(
        "\(output) is a lesson, and would be lost: give the report another name, as in -o grades.csv"
      )
    }
    guard !path.hasSuffix(".md") else {
      throw LearnerError("a report is no lesson: give it another name, as in -o grades.csv")
    }
  }

  /// Grades files, each on one thread, `threads` of them at a time.
  ///
  /// `finished` is given each row as it is done, one at a time, with how many are done.
  /// - Returns: The rows of all files that were done before work was interrupted, in the order given.
  package func grade(
    _ files: [String],
    threads: Int,
    work: Work = Work(),
    finished: @Sendable (_ grade: Grade, _ done: Int) -> Void = { _, _ in }
  ) -> [Grade] {
    struct State {
      var next = 0
      var done = 0
      var grades: [Grade?]
    }
    let state = Mutex(State(grades: Array(repeating: nil, count: files.count)))
    withoutActuallyEscaping(finished) { finished in
      DispatchQueue.concurrentPerform(iterations: min(max(1, threads), max(1, files.count))) { _ in
        while !work.isInterrupted() {
          let index = state.withLock { state in
            defer { state.next += 1 }
            return state.next
          }
          guard index < files.count else { return }
          guard let grade = grader.grade(files[index], work: work) else { return }
          state.withLock { state in
            state.grades[index] = grade
            state.done += 1
            finished(grade, state.done)
          }
        }
      }
    }
    return state.withLock { $0.grades.compactMap { $0 } }
  }

  /// The rows as a report, which names those of the files that have none.
  package func report(_ grades: [Grade], of files: [String] = []) -> GradeReport {
    let graded = Set(grades.map(\.file))
    let left = files.map { SafeLine($0) }.filter { !graded.contains($0) }
    return GradeReport(grades, key: grader.fingerprint, ungraded: left)
  }
}
