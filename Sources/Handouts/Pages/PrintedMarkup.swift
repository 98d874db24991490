import TextRendering

/// A command of a lesson, and what it printed.
package struct PrintedCommand {
  /// What was printed.
  package enum Output {
    /// As it was computed, pictures and all.
    case page(Page)
    /// As the file has it, line by line.
    case lines([String])
  }

  /// The command.
  package let command: String
  /// What it printed.
  package let output: Output
  /// What is said of it, if anything.
  package let note: String?

  /// A command with its output.
  package init(_ command: String, _ output: Output, note: String? = nil) {
    (self.command, self.output, self.note) = (command, output, note)
  }
}

extension HTMLPage {
  /// Adds a command with its output: pictures as pictures, and the text of the terminal to copy.
  package mutating func add(_ printed: PrintedCommand) {
    var body = Markup()
    switch printed.output {
    case .lines(let lines):
      body = Self.terminal(Self.prompt(printed.command) + lines.map { [($0, .plain)] })
    case .page(let page):
      body = markup(of: page, after: printed.command)
    }
    if let note = printed.note { body += "<p class=\"note\">\(note)</p>\n" }
    add("<div class=\"exchange\">\n\(body)</div>\n")
  }

  private typealias Line = [(string: String, role: Role)]

  private static func prompt(_ command: String) -> [Line] {
    [[("bp> ", .prompt), (command, .strong)]]
  }

  /// Lines of the terminal, their roles in colour.
  private static func terminal(_ lines: [Line]) -> Markup {
    let text = lines.map { line in
      line.map { part -> Markup in
        if [.strong, .heading, .total].contains(part.role), FigureStyle.name(of: part.role) == nil {
          return "<b>\(part.string)</b>"
        }
        guard let name = FigureStyle.name(of: part.role) else { return Markup(part.string) }
        return "<span class=\"\(name)\">\(part.string)</span>"
      }.joined()
    }
    return "<pre tabindex=\"0\"><code>\(text.joined("\n"))</code></pre>\n"
  }

  private enum Piece {
    case lines([Line])
    case pictures([Figure])
  }

  private mutating func markup(of page: Page, after command: String) -> Markup {
    var pieces: [Piece] = [.lines(Self.prompt(command))]
    Self.append(page, to: &pieces)
    let hasPictures = pieces.contains { if case .pictures = $0 { true } else { false } }
    var markup = Markup()
    for piece in pieces {
      switch piece {
      case .lines(let lines): markup += Self.terminal(lines)
      case .pictures(let figures):
        let drawn = figures.map { figure -> Markup in
          let id = identifiers.next(for: "figure")
          return """
            <figure>\(figure.element(id: id))<figcaption>\(figure.title)</figcaption></figure>

            """
        }
        markup += "<div class=\"figures\">\n\(drawn.joined())</div>\n"
      }
    }
    guard hasPictures else { return markup }
    return markup + """
      <details class="text"><summary>The same as text</summary>
      \(Self.terminal(Self.prompt(command) + page.lineParts))</details>

      """
  }

  /// Adds what a block draws, lines to lines and pictures to pictures.
  private static func append(_ block: any Block, to pieces: inout [Piece]) {
    switch block {
    case let page as Page:
      for block in page.blocks { append(block, to: &pieces) }
    case let row as Abreast where row.blocks.allSatisfy { $0 is any Drawable }:
      for block in row.blocks { append(block, to: &pieces) }
    case let picture as any Drawable where picture.leastBytes <= Figure.largest:
      if case .pictures(let before)? = pieces.last {
        pieces[pieces.count - 1] = .pictures(before + picture.figures)
      } else {
        pieces.append(.pictures(picture.figures))
      }
    default:
      if case .lines(let before)? = pieces.last {
        pieces[pieces.count - 1] = .lines(before + block.lineParts)
      } else {
        pieces.append(.lines(block.lineParts))
      }
    }
  }
}
