/// A piece of a paragraph of Markdown: words, and what marks make of them.
package enum MarkdownInline: Sendable, Equatable {
  /// Words without a mark.
  case words(String)
  /// What stands between backticks.
  case code(String)
  /// What stands between two stars.
  case strong([MarkdownInline])
  /// What stands between single stars.
  case emphasis([MarkdownInline])
  /// What stands in brackets, and where it leads.
  case link([MarkdownInline], to: String)

  /// The pieces of a paragraph, in order; what no mark closes is words.
  ///
  /// Marks are `*`, `**`, backticks and `[ ](to)`; no other spelling, so the text follows from the pieces.
  package static func pieces(of paragraph: String) -> [MarkdownInline] {
    MarkdownParser(paragraph).pieces
  }

  /// The words of a paragraph without its marks.
  package static func words(of paragraph: String) -> String {
    pieces(of: paragraph).map(\.words).joined()
  }

  private var words: String {
    switch self {
    case .words(let words), .code(let words): words
    case .strong(let inside), .emphasis(let inside), .link(let inside, _):
      inside.map(\.words).joined()
    }
  }
}

/// Reads one paragraph.
private struct MarkdownParser {
  /// The most characters between marks that belong together.
  private static let furthest = 400
  private static let one: [Character] = ["*"]
  private static let two: [Character] = ["*", "*"]

  private let characters: [Character]

  init(_ text: String) {
    characters = Array(text)
  }

  /// All of the paragraph.
  var pieces: [MarkdownInline] { pieces(characters.indices) }

  private func pieces(_ range: Range<Int>) -> [MarkdownInline] {
    var found: [MarkdownInline] = []
    var place = range.lowerBound
    var plain = place
    func endWords(at end: Int) {
      if plain < end { found.append(.words(string(plain..<end))) }
    }
    while place < range.upperBound {
      guard let (piece, end) = marked(at: place, in: range) else {
        place += 1
        continue
      }
      endWords(at: place)
      found.append(piece)
      (place, plain) = (end, end)
    }
    endWords(at: range.upperBound)
    return found
  }

  /// What begins with a mark at a place, and where it ends; nil where none begins, or it is never closed.
  private func marked(at place: Int, in range: Range<Int>) -> (MarkdownInline, end: Int)? {
    switch characters[place] {
    case "`":
      return closing(["`"], after: place + 1, in: range).map { end in
        (.code(string(place + 1..<end)), end + 1)
      }
    case "*":
      let marks = has(Self.two, at: place, in: range) ? Self.two : Self.one
      let start = place + marks.count
      // 3*4 and a * b are products; λ/**n** is not.
      let follows = marks == Self.one && place > range.lowerBound && isWord(characters[place - 1])
      guard !follows, start < range.upperBound, !characters[start].isWhitespace,
        let end = closing(marks, after: start, in: range)
      else { return nil }
      let inside = pieces(start..<end)
      return (marks == Self.two ? .strong(inside) : .emphasis(inside), end + marks.count)
    case "[":
      guard let middle = closing(["]", "("], after: place + 1, in: range),
        let end = closing([")"], after: middle + 2, in: range)
      else { return nil }
      return (.link(pieces(place + 1..<middle), to: string(middle + 2..<end)), end + 1)
    default: return nil
    }
  }

  /// Where marks close what began before `start`: not at once, and for stars not after a blank.
  private func closing(_ marks: [Character], after start: Int, in range: Range<Int>) -> Int? {
    guard start < range.upperBound else { return nil }
    // What is never closed is looked for no further, or a hostile file would take for ever.
    return (start..<range.upperBound).prefix(Self.furthest).first { place in
      guard place > start, has(marks, at: place, in: range) else { return false }
      guard marks[0] == "*" else { return true }
      let isPart =
        marks == Self.one && (has(Self.two, at: place, in: range) || characters[place - 1] == "*")
      return !characters[place - 1].isWhitespace && !isPart
    }
  }

  /// Whether one mark or two stand at a place.
  private func has(_ marks: [Character], at place: Int, in range: Range<Int>) -> Bool {
    guard characters[place] == marks[0] else { return false }
    return marks.count == 1
      || place + 1 < range.upperBound && characters[place + 1] == marks[1]
  }

  private func isWord(_ character: Character) -> Bool {
    character.isLetter || character.isNumber || "])".contains(character)
  }

  private func string(_ range: Range<Int>) -> String { String(characters[range]) }
}
