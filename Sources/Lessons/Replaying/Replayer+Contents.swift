import LessonFormat
import TextRendering
import Wording

extension Replayer {
  /// A heading of the prose, and the stop that comes first below it.
  struct Heading {
    let text: String
    let stop: Int
  }

  /// Every heading, in order.
  var headings: [Heading] {
    var found: [Heading] = []
    var stop = 0
    for (index, item) in document.items.enumerated() {
      guard case .prose(let prose) = item else {
        stop = (stops.firstIndex(of: index) ?? stop) + 1
        continue
      }
      var isFenced = false
      for line in prose.lines {
        if line.hasPrefix("```") || line.hasPrefix("~~~") { isFenced.toggle() }
        let marks = line.prefix { $0 == "#" }.count
        guard !isFenced, (1...6).contains(marks), line.dropFirst(marks).first == " " else {
          continue
        }
        let words = line.dropFirst(marks).drop { $0 == " " }
        found.append(Heading(text: MarkdownInline.words(of: String(words)), stop: stop))
      }
    }
    return found
  }

  /// The stop below the heading that is meant by words of it.
  ///
  /// Throws a `LearnerError` where there is none, or several.
  func stop(below words: String) throws -> Int {
    let wanted = words.filter { !"\"'“”".contains($0) }.lowercased()
    let all = headings
    let exact = all.filter { $0.text.lowercased() == wanted }
    let found = exact.isEmpty ? all.filter { $0.text.lowercased().contains(wanted) } : exact
    guard let first = found.first, !wanted.isEmpty else {
      throw LearnerError("there is no heading \"\(wanted)\": list all shows them")
    }
    guard Set(found.map(\.stop)).count == 1 else {
      let places = found.prefix(5).map { "goto \($0.stop + 1)" }.list("or")
      throw LearnerError("\(found.count) headings have \"\(wanted)\" in them: type \(places)")
    }
    return first.stop
  }

  /// Lines of the table that a screen has room for.
  private static let room = 18

  /// The stops by their numbers and what they are, below their headings: all of them, or as many around the
  /// next as fit on a screen.
  ///
  /// Of those beyond an open question there is only how many, for their commands would answer it.
  func contents(all: Bool) -> Page {
    let open = stops.indices.first { stop in
      guard case .question(let question) = item(at: stop) else { return false }
      return !isPassable(stop, question)
    }
    let end = max(position, open ?? stops.count - 1) + 1
    let rows = self.rows(before: min(end, stops.count))
    var shown = rows.indices
    if !all, rows.count > Self.room {
      let here = rows.firstIndex { $0.stop == position } ?? rows.count - 1
      let start = min(max(0, here - Self.room / 2), rows.count - Self.room)
      shown = start..<start + Self.room
    }
    var page = Page()
    let before = rows[..<shown.lowerBound].count { $0.stop != nil }
    let after = rows[shown.upperBound...].count { $0.stop != nil }
    if before > 0 { page.line("\(before) more before: list all shows them".role(.dim)) }
    var table = Table(.right(""), .left("stop"), .left(""))
    for row in rows[shown] { table.row(row.number, row.text, row.state) }
    page.append(table)
    if after > 0 { page.line("\(after) more after: list all shows them".role(.dim)) }
    let hidden = stops.count - end
    if hidden > 0, let open {
      page.line("and \(hidden) more, shown once the question at \(open + 1) is answered".role(.dim))
    }
    return page
  }

  private struct Row {
    /// None for a heading.
    var stop: Int?
    var number: Text = ""
    let text: Text
    var state: Text = ""
  }

  /// A row for each heading and each stop before another.
  private func rows(before end: Int) -> [Row] {
    let headings = Dictionary(grouping: headings, by: \.stop)
    return (0..<end).flatMap { stop in
      (headings[stop] ?? []).map { Row(text: Text(Self.cut($0.text), role: .heading)) }
        + [row(of: stop)]
    }
  }

  private func row(of stop: Int) -> Row {
    var row: Row
    let isNext = stop == position
    switch item(at: stop) {
    case .question(let question):
      let words = MarkdownInline.words(of: question.prompt).split(whereSeparator: \.isWhitespace)
      let text = Self.cut("question: " + words.joined(separator: " "))
      row = Row(
        text: isNext ? "\(text, .strong)" : Text(text),
        state: Self.state(answers.outcome(of: question))
      )
    case .exchange(let exchange):
      let text = Self.cut(exchange.command)
      row = Row(text: isNext ? "\(text, .strong)" : Text(text))
    case .prose, nil: row = Row(text: "")
    }
    row.stop = stop
    row.number = "\(isNext ? "→ " : "")\(stop + 1)"
    return row
  }

  private static func cut(_ text: String) -> String {
    text.count > 56 ? text.prefix(55) + "…" : text
  }

  private static func state(_ outcome: Attempt.Outcome) -> Text {
    switch outcome {
    case .right: "right".role(.good)
    case .noted: "noted"
    case .skipped: "skipped"
    case .open: "open"
    }
  }
}
