// Markdown as a lesson's prose has it: headings, **strong** and *emphasised* words, `code`, [links](to).

extension Text {
  /// A text of Markdown: its words in their roles, its marks in the role `mark`, which colour makes needless.
  ///
  /// Without colour the text is what it was, to the character. Lines that four spaces indent and those of
  /// fenced blocks are left alone, and tables too.
  public init(markdown: String) {
    self.init()
    var paragraph: [Substring] = []
    var isFenced = false
    var isFirst = true
    func end(_ line: Text) {
      self += isFirst ? line : "\n" + line
      isFirst = false
    }
    func endParagraph() {
      guard !paragraph.isEmpty else { return }
      end(MarkdownParser(paragraph.joined(separator: "\n")).text(in: .plain))
      paragraph = []
    }
    for line in markdown.split(separator: "\n", omittingEmptySubsequences: false) {
      let isFence = line.hasPrefix("```") || line.hasPrefix("~~~")
      if isFence || isFenced || line.hasPrefix("    ") || line.hasPrefix("|") {
        endParagraph()
        if isFence { isFenced.toggle() }
        end(Text(line))
      } else if line.hasPrefix("#") {
        endParagraph()
        let marks = line.prefix { $0 == "#" || $0 == " " }
        let words = MarkdownParser(String(line.dropFirst(marks.count))).text(in: .heading)
        end(Text(marks, role: .mark) + words)
      } else if line.allSatisfy(\.isWhitespace) {
        endParagraph()
        end(Text(line))
      } else {
        paragraph.append(line)
      }
    }
    endParagraph()
  }

  /// The text as it is seen in a style: without marks where colour says what they say.
  func unmarked(in style: Style) -> Text {
    guard style.color != .none else { return self }
    return Text(spans: spans.filter { $0.role != .mark })
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

  /// The paragraph, its words in a role where no mark gives them another.
  func text(in role: Role) -> Text {
    text(characters.indices, role)
  }

  private func text(_ range: Range<Int>, _ role: Role) -> Text {
    var text = Text()
    var place = range.lowerBound
    var plain = place
    while place < range.upperBound {
      guard let (piece, end) = marked(at: place, in: range) else {
        place += 1
        continue
      }
      text += Text(String(characters[plain..<place]), role: role) + piece
      (place, plain) = (end, end)
    }
    return text + Text(String(characters[plain..<range.upperBound]), role: role)
  }

  /// What begins with a mark at a place, and where it ends; nil where none begins, or it is never closed.
  private func marked(at place: Int, in range: Range<Int>) -> (Text, end: Int)? {
    switch characters[place] {
    case "`":
      return closing(["`"], after: place + 1, in: range).map { end in
        (Self.mark("`") + string(place + 1..<end, .code) + Self.mark("`"), end + 1)
      }
    case "*":
      let marks = has(Self.two, at: place, in: range) ? Self.two : Self.one
      let start = place + marks.count
      // 3*4 and a * b are products; λ/**n** is not.
      let follows = marks == Self.one && place > range.lowerBound && isWord(characters[place - 1])
      guard !follows, start < range.upperBound, !characters[start].isWhitespace,
        let end = closing(marks, after: start, in: range)
      else { return nil }
      let inside = text(start..<end, marks == Self.two ? .strong : .emphasis)
      let mark = Self.mark(String(marks))
      return (mark + inside + mark, end + marks.count)
    case "[":
      guard let middle = closing(["]", "("], after: place + 1, in: range),
        let end = closing([")"], after: middle + 2, in: range)
      else { return nil }
      let target = Self.mark(String(characters[middle...end]))
      return (Self.mark("[") + text(place + 1..<middle, .emphasis) + target, end + 1)
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

  private func string(_ range: Range<Int>, _ role: Role) -> Text {
    Text(String(characters[range]), role: role)
  }

  private static func mark(_ marks: String) -> Text { Text(marks, role: .mark) }
}
