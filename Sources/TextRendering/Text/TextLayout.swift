// Lines of text: splitting, folding, padding. Widths are counted in columns of a terminal, in the
// glyphs that the text is written in; so a text is spelled first and laid out after.

/// Where text stands in its column.
public enum Alignment: Sendable {
  /// Against the left edge.
  case left
  /// Against the right edge, as numbers should.
  case right
}

extension Text {
  /// Columns taken by a text without line feeds.
  var lineWidth: Int {
    spans.reduce(0) { $0 + DisplayWidth.columns(of: $1.string) }
  }

  /// The lines between the line feeds; one empty line for an empty text.
  func splitLines() -> [Text] {
    var lines = [Text()]
    for span in spans {
      let parts = span.string.unicodeScalars.split(
        separator: "\n",
        omittingEmptySubsequences: false
      )
      for (index, part) in parts.enumerated() {
        if index > 0 { lines.append(Text()) }
        lines[lines.count - 1] += Text(spans: [Span(string: String(part), role: span.role)])
      }
    }
    return lines
  }

  /// The lines of the text, those that are too wide folded at spaces.
  ///
  /// What is folded keeps the indentation of its line; a word wider than a line is cut.
  func folded(to limit: Int) -> [Text] {
    splitLines().flatMap { line in
      line.lineWidth <= limit ? [line.trimmed] : line.foldedLine(to: limit)
    }
  }

  private func foldedLine(to limit: Int) -> [Text] {
    var rest = characters[...]
    let indentation = rest.prefix { $0.isSpace }
    // An indentation that leaves no room is not one.
    let indent = indentation.count < limit / 2 ? Text(indentation) : Text()
    rest = rest.dropFirst(indentation.count)

    var lines: [Text] = []
    while !rest.isEmpty {
      let room = max(1, limit - indent.lineWidth)
      var width = 0
      let fitting = rest.prefix { character in
        width += character.width
        return width <= room
      }
      var end = max(fitting.endIndex, rest.startIndex + 1)
      if end < rest.endIndex, let space = rest[...end].lastIndex(where: \.isSpace) {
        end = space
      }
      lines.append((indent + Text(rest[..<end])).trimmed)
      rest = rest[end...].drop { $0.isSpace }
    }
    return lines.isEmpty ? [Text()] : lines
  }

  /// The text without the spaces at its end.
  var trimmed: Text {
    guard let last = spans.last, last.string.hasSuffix(" ") else { return self }
    let kept = last.string.reversed().drop { $0 == " " }.reversed()
    return Text(spans: spans.dropLast() + [Span(string: String(kept), role: last.role)]).trimmed
  }

  /// The text with spaces on one side, at least `width` wide.
  package func padded(to width: Int, _ alignment: Alignment) -> Text {
    let spaces = Text(String(repeating: " ", count: max(0, width - lineWidth)))
    return alignment == .left ? self + spaces : spaces + self
  }

  /// As many characters from the start as fit in `limit` columns.
  package func cut(to limit: Int) -> Text {
    var width = 0
    let fitting = characters.prefix { character in
      width += character.width
      return width <= limit
    }
    return Text(fitting)
  }

  // MARK: - Character by character

  private struct RoleCharacter {
    var character: Character
    var role: Role
    var isSpace: Bool { character == " " }
    var width: Int { DisplayWidth.columns(of: String(character)) }
  }

  private var characters: [RoleCharacter] {
    spans.flatMap { span in span.string.map { RoleCharacter(character: $0, role: span.role) } }
  }

  private init(_ characters: some Sequence<RoleCharacter>) {
    self.init(spans: characters.lazy.map { Span(string: String($0.character), role: $0.role) })
  }
}
