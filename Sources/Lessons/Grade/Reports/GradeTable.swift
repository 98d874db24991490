import Files
import TextRendering

/// The rows for a terminal, one at a time: the columns are as wide as the names of the files ask for.
///
/// A file is called by what tells it from the others: without the folders that all are in, nor the name
/// that all have in folders of their own.
package struct GradeTable: Sendable {
  private static let heads = [
    "points", "right", "1st", "tries", "hints", "skip", "miss", "replays",
  ]
  private static let widths = [9, 5, 4, 5, 5, 4, 4, 7]
  private static let widest = 21
  private let nameWidth: Int
  /// How many names of folders come before, and how many names after, what tells the files apart.
  private let shared: (before: Int, after: Int)

  /// A table of these files.
  package init(_ files: [String]) {
    let paths = files.map { FilePath.components(of: SafeLine($0).text) }
    let shortest = paths.map(\.count).min() ?? 0
    let spare = max(0, shortest - 1)
    let ends = paths.map { Array($0.reversed()) }
    let after = paths.count > 1 ? Self.common(ends, atMost: spare) : 0
    let before = Self.common(paths, atMost: spare - after)
    shared = (before, after)
    let shared = shared
    let widths = paths.map { Text(Self.name(of: $0, without: shared)).width }
    nameWidth = min(max(4, widths.max() ?? 4), Self.widest)
  }

  /// How many names all paths begin with, none counted beyond `atMost`.
  private static func common(_ paths: [[String]], atMost: Int) -> Int {
    (0..<atMost).prefix { index in Set(paths.lazy.map { $0[index] }).count == 1 }.count
  }

  /// The line above the rows.
  package var heading: Page {
    Page(line(Text("file"), Self.heads.map { Text($0) }).role(.heading))
  }

  /// The row of a file, and below it what else is to be known.
  package func row(_ grade: Grade) -> Page {
    let numbers = [
      grade.right, grade.rightAtFirst, grade.tries, grade.hints, grade.skipped, grade.missing.count,
    ]
    var page = Page(
      line(
        shortened(Self.name(of: FilePath.components(of: grade.file.text), without: shared)),
        [Text(grade.score, role: .strong)] + numbers.map { "\($0)" }
          + [grade.reproduces ? "yes".role(.good) : "no".role(.bad)]
      )
    )
    if let student = grade.student?.text, !Self.names(student, in: grade.file.text) {
      page.line("  of \(student)")
    }
    for note in grade.notes { page.line("  \(note)") }
    return page
  }

  /// Whether a file is called by a student's name already.
  private static func names(_ student: String, in file: String) -> Bool {
    let file = file.lowercased()
    return student.lowercased().words.allSatisfy { file.contains($0) }
  }

  private static func name(of path: [String], without shared: (before: Int, after: Int)) -> String {
    path.dropFirst(shared.before).dropLast(shared.after).joined(separator: "/")
  }

  /// The beginning and the end of a name that is too long.
  private func shortened(_ name: String) -> Text {
    guard Text(name).width > nameWidth else { return Text(name) }
    let end = name.suffix(7)
    var start = name.dropLast(7)
    while Text(start).width + 1 + Text(end).width > nameWidth, !start.isEmpty { start.removeLast() }
    return Text(start + "…" + end)
  }

  private func line(_ name: Text, _ cells: [Text]) -> Text {
    zip(cells, Self.widths).reduce(name.padded(to: nameWidth, .left)) {
      $0 + "  " + $1.0.padded(to: $1.1, .right)
    }
  }
}
