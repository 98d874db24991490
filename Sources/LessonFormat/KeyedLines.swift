import Wording

/// The `key: value` lines of a header or of a question.
///
/// A line that begins with a blank goes on with the value before it; blank lines are passed over.
struct KeyedLines {
  /// A value, without blanks at its ends, its lines joined by newlines; never empty.
  struct Entry {
    var value: String
    /// The line of its key in the file.
    let line: Int
  }

  /// Which keys there may be.
  struct Keys {
    /// What has the keys, as an error names it.
    let owner: String
    /// Keys that may stand once.
    let single: [String]
    /// Keys that may stand any number of times.
    let repeated: [String]

    /// The line that ends what has the keys.
    let closing: String

    /// Every key.
    var all: [String] { single + repeated }

    /// What to write for a line that is no `KEY: VALUE`, where that can be told: it opens or ends a block, or
    /// it is a key as Markdown or another keyboard has it.
    func remedy(for text: String, openedOn line: Int) -> String? {
      let text = text.trimmed
      let isMarker = text.utf8.allSatisfy { [UInt8(ascii: "`"), UInt8(ascii: "~")].contains($0) }
      if isMarker { return "\(text.quoted) does not end \(owner): write \"\(closing)\"" }
      if Fence(opening: text) != nil || text.hasPrefix("#") || text.hasPrefix("`") {
        return
          "\(text.quoted) stands inside of \(owner), which begins on line \(line): end that with a "
          + "line \"\(closing)\" first"
      }
      var words = text.map { $0 == "：" ? ":" : String($0) }.joined().filter { $0 != "*" }.trimmed
      words = String(words.drop { "-+ ".contains($0) })
      let key = words.prefix { $0 != ":" && $0 != " " }.lowercased()
      guard all.contains(key) else { return nil }
      let value = String(words.dropFirst(key.count).drop { ": ".contains($0) })
      return
        "\(text.quoted) is not KEY: VALUE: write \("\(key): \(value.isEmpty ? "VALUE" : value)".quoted)"
    }
  }

  private var entries: [String: [Entry]] = [:]

  /// Reads lines of which the first is line `firstLine` of the file.
  init(_ content: [String], firstLine: Int, keys: Keys) throws(DocumentError) {
    var current: String?
    for (offset, text) in content.enumerated() where !text.isBlank {
      let line = firstLine + offset
      if let first = text.utf8.first, first.isBlank {
        guard let current else {
          throw DocumentError(
            line: line,
            "the indented line goes on with no key: write KEY: VALUE first"
          )
        }
        extend(current, with: text.trimmed)
        continue
      }
      guard let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")) else {
        throw DocumentError(
          line: line,
          keys.remedy(for: text, openedOn: firstLine - 1)
            ?? "\(text.quoted) is not KEY: VALUE: \(Self.continuation)"
        )
      }
      let key = text[..<colon].trimmed
      if key.contains(" ") || key.first?.isLetter != true,
        let remedy = keys.remedy(for: text, openedOn: firstLine - 1)
      {
        throw DocumentError(line: line, remedy)
      }
      try KeyedLines.check(key, line: line, keys: keys, isTaken: entries[key] != nil)
      let value = String(text[text.utf8.index(after: colon)...]).trimmed
      entries[key, default: []].append(Entry(value: value, line: line))
      current = key
    }
    for (key, entry) in all where entry.value.isEmpty {
      throw DocumentError(line: entry.line, "\(key) is empty: write its value after the colon")
    }
  }

  /// The only value of a key; nil if it is not given.
  func entry(_ key: String) -> Entry? { entries[key]?.first }

  /// The values of a key that may be repeated, in order.
  func entries(_ key: String) -> [Entry] { entries[key] ?? [] }

  /// Every key with its value, in the order they stand.
  var all: [(String, Entry)] {
    entries.flatMap { key, entries in entries.map { (key, $0) } }.sorted { $0.1.line < $1.1.line }
  }

  private static let continuation = "indent a line that goes on with the value before it"

  private mutating func extend(_ key: String, with text: String) {
    guard let last = entries[key]?.indices.last else { return }
    // In its place: a copy a line would take hours for a value as long as a file.
    let isFirst = entries[key]?[last].value.isEmpty ?? true
    entries[key]?[last].value += isFirst ? text : "\n" + text
  }

  private static func check(
    _ key: String,
    line: Int,
    keys: Keys,
    isTaken: Bool
  ) throws(DocumentError) {
    guard keys.all.contains(where: { $0.hasSameBytes(as: key) }) else {
      let list = ": \(keys.owner) has \(keys.all.joined(separator: ", "))"
      let remedy =
        key.contains(" ")
        ? ": \(continuation)"
        : Suggestion.ending(for: key, among: keys.all, otherwise: list)
      throw DocumentError(line: line, "unknown key \(key.quoted)\(remedy)")
    }
    guard keys.repeated.contains(key) || !isTaken else {
      throw DocumentError(line: line, "the key \(key.quoted) is given twice: keep one")
    }
  }
}
