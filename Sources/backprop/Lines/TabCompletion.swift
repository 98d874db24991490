import Lessons
import Prompt
import TextRendering

/// What Tab does to a line: a pure function of the line, the cursor and what the completer offers.
struct TabCompletion: Equatable {
  /// How many Unicode scalars before the cursor go away.
  var deleted: Int

  /// What comes in their place.
  var inserted: String

  /// What to choose from, if more than one word fits.
  var choices: [String]

  /// The completion of `line` at `cursor`; nil if nothing fits.
  init?(of line: String, at cursor: String.Index, _ completion: Completion) {
    guard 0...line.count ~= completion.wordStart else { return nil }
    let start = line.index(line.startIndex, offsetBy: completion.wordStart)
    guard start <= cursor else { return nil }
    let word = String(line[start..<cursor])

    // A file may be named so that printing its name would move the cursor.
    let candidates = completion.candidates.filter {
      SafeText.visible($0, keepNewlines: false) == $0
    }
    guard let first = candidates.first else { return nil }
    var replacement = candidates.dropFirst().reduce(first, Self.commonPrefix)
    if candidates.count > 1 {
      // What was typed is never taken away.
      if !replacement.hasPrefix(word) { replacement = word }
      choices = candidates
    } else {
      let isFollowed = cursor < line.endIndex && line[cursor] == " "
      if completion.appendsSpace, !isFollowed { replacement += " " }
      choices = []
    }
    deleted = replacement == word ? 0 : word.unicodeScalars.count
    inserted = replacement == word ? "" : replacement
  }

  /// The choices in columns, filled downwards, no wider than `width`.
  func listing(width: Int) -> String {
    let shown = choices.prefix(Self.longestListing)
    let column = (shown.map(\.count).max() ?? 0) + 2
    let columns = max(1, width / column)
    let rows = (shown.count + columns - 1) / columns
    var lines = (0..<rows).map { row in
      let cells = stride(from: row, to: shown.count, by: rows).map { shown[$0] }
      let padded = cells.dropLast().map { $0 + String(repeating: " ", count: column - $0.count) }
      return padded.joined() + (cells.last ?? "")
    }
    if shown.count < choices.count { lines.append("and \(choices.count - shown.count) more") }
    return lines.map { $0 + "\n" }.joined()
  }

  /// The most choices listed; more would push what the class looks at off the screen.
  private static let longestListing = 100

  private static func commonPrefix(_ a: String, _ b: String) -> String {
    String(zip(a, b).prefix { $0 == $1 }.map(\.0))
  }
}
