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
  private typealias Line = [(string: String, role: Role)]

  /// A part of what commands printed, from top to bottom.
  private enum Piece {
    case lines([Line])
    case pictures([Figure])
    /// What a command with pictures printed in a terminal.
    case text([Line])
    case note(String)
  }

  /// Adds commands that follow each other, with their outputs: pictures as pictures, and the text of the
  /// terminal to copy.
  package mutating func add(_ commands: [PrintedCommand]) {
    var pieces: [Piece] = []
    for printed in commands {
      let prompt: Line = [("bp> ", .prompt), (printed.command, .strong)]
      Self.append([prompt], to: &pieces)
      switch printed.output {
      case .lines(let lines): Self.append(lines.map { [($0, .plain)] }, to: &pieces)
      case .page(let page):
        Self.append(page, to: &pieces)
        if page.drawables.contains(where: Self.isDrawn) {
          pieces.append(.text([prompt] + page.lineParts))
        }
      }
      if let note = printed.note { pieces.append(.note(note)) }
    }
    add("<div class=\"exchange\">\n\(pieces.map { markup(of: $0) }.joined())</div>\n")
  }

  private mutating func markup(of piece: Piece) -> Markup {
    switch piece {
    case .lines(let lines): return Self.terminal(lines)
    case .note(let note): return "<p class=\"note\">\(note)</p>\n"
    case .text(let lines):
      return """
        <details class="text"><summary>The same as text</summary>
        \(Self.terminal(lines))</details>

        """
    case .pictures(let figures):
      let drawn = figures.map { figure -> Markup in
        let id = identifiers.next(for: "figure")
        return """
          <figure>\(figure.element(id: id))<figcaption>\(figure.title)</figcaption></figure>

          """
      }
      return "<div class=\"figures\">\n\(drawn.joined())</div>\n"
    }
  }

  /// Lines of the terminal, their roles in colour.
  private static func terminal(_ lines: [Line]) -> Markup {
    let text = lines.map { line in
      line.map { part -> Markup in
        if let name = FigureStyle.name(of: part.role) {
          return "<span class=\"\(name)\">\(part.string)</span>"
        }
        return [.strong, .heading].contains(part.role)
          ? "<b>\(part.string)</b>" : Markup(part.string)
      }.joined()
    }
    // What is longer than this may go on on the next page of a printer.
    let name: Markup = lines.count > 30 ? " class=\"long\"" : ""
    return "<pre\(name) tabindex=\"0\"><code>\(text.joined("\n"))</code></pre>\n"
  }

  private static func isDrawn(_ picture: any Drawable) -> Bool {
    picture.leastBytes <= Figure.largest
  }

  /// Adds what a block draws, lines to lines and pictures to pictures.
  private static func append(_ block: any Block, to pieces: inout [Piece]) {
    switch block {
    case let page as Page:
      for block in page.blocks { append(block, to: &pieces) }
    case let row as Abreast where row.blocks.allSatisfy { $0 is any Drawable }:
      for block in row.blocks { append(block, to: &pieces) }
    case let picture as any Drawable where isDrawn(picture):
      if case .pictures(let before)? = pieces.last {
        pieces[pieces.count - 1] = .pictures(before + picture.figures)
      } else {
        pieces.append(.pictures(picture.figures))
      }
    default: append(block.lineParts, to: &pieces)
    }
  }

  private static func append(_ lines: [Line], to pieces: inout [Piece]) {
    if case .lines(var all)? = pieces.last {
      // Out of the way first, so that the lines before are not copied.
      pieces.removeLast()
      all += lines
      pieces.append(.lines(all))
    } else if !lines.isEmpty {
      pieces.append(.lines(lines))
    }
  }
}
