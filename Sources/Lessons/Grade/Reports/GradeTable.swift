import TextRendering

/// The rows for a terminal, one at a time: the columns are as wide as the names of the files ask for.
package struct GradeTable: Sendable {
  private static let heads = [
    "points", "right", "1st", "tries", "hints", "skip", "miss", "replays",
  ]
  private static let widths = [9, 5, 4, 5, 5, 4, 4, 7]
  private static let widest = 21
  private let nameWidth: Int

  /// A table of these files.
  package init(_ files: [String]) {
    let widths = files.lazy.map { Text(SafeLine($0).text).width }
    nameWidth = min(max(4, widths.max() ?? 4), Self.widest)
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
        shortened(grade.file.text),
        [Text(grade.score, role: .strong)] + numbers.map { "\($0)" }
          + [grade.reproduces ? "yes".role(.good) : "no".role(.bad)]
      )
    )
    for note in grade.notes { page.line("  \(note)") }
    return page
  }

  /// The end of a name that is too long.
  private func shortened(_ name: String) -> Text {
    guard Text(name).width > nameWidth else { return Text(name) }
    var end = Substring(name)
    while Text(end).width >= nameWidth { end = end.dropFirst() }
    return Text("…" + end)
  }

  private func line(_ name: Text, _ cells: [Text]) -> Text {
    zip(cells, Self.widths).reduce(name.padded(to: nameWidth, .left)) {
      $0 + "  " + $1.0.padded(to: $1.1, .right)
    }
  }
}
