/// The marks that open a fenced block.
struct MarkdownFence {
  private let mark: Character
  private let count: Int

  /// Reads a line without its indentation; nil if it opens nothing.
  init?(_ bare: String) {
    guard let mark = bare.first, "`~".contains(mark) else { return nil }
    count = bare.prefix { $0 == mark }.count
    guard count >= 3, mark == "~" || !bare.dropFirst(count).contains("`") else { return nil }
    self.mark = mark
  }

  /// Whether a line ends the block.
  func isClosed(by line: String) -> Bool {
    let marks = line.trimmingSpaces
    return marks.count >= count && marks.allSatisfy { $0 == mark }
  }
}

/// The bullet or the number that a line begins with.
struct MarkdownItem {
  /// Items of one kind are items of one list.
  enum Kind: Equatable { case bullet(Character), number(Character) }

  /// Its kind.
  let kind: Kind
  /// Its number, if it has one.
  let number: Int?
  /// The columns before its words.
  let indent: Int
  /// The words behind it.
  let rest: String

  /// Reads a line; nil if no item begins there.
  init?(_ line: String) {
    let bare = line.withoutIndent
    let digits = bare.prefix { $0.isASCII && $0.isNumber }
    let after = bare.dropFirst(digits.count)
    guard let mark = after.first, after.dropFirst().first ?? " " == " " else { return nil }
    if digits.isEmpty, "-*+".contains(mark) {
      (kind, number) = (.bullet(mark), nil)
    } else if (1...9).contains(digits.count), ".)".contains(mark) {
      (kind, number) = (.number(mark), Int(digits))
    } else {
      return nil
    }
    let words = after.dropFirst()
    let spaces = min(4, words.prefix { $0 == " " }.count)
    rest = String(words.dropFirst(spaces))
    indent = line.indent + digits.count + 1 + max(1, spaces)
  }

  /// Whether it begins a list in the middle of a paragraph: a sentence may have a line that begins with 14.
  var mayInterrupt: Bool { !rest.isEmpty && (number == nil || number == 1) }
}

extension String {
  /// The spaces that it begins with.
  var indent: Int { prefix { $0 == " " }.count }
  /// The text without those.
  var withoutIndent: String { String(drop { $0 == " " }) }
  /// The text without spaces at both ends.
  var trimmingSpaces: String {
    String(withoutIndent.reversed().drop { $0 == " " }.reversed())
  }
}
