import TextRendering

extension Markup {
  /// A paragraph of Markdown, or a part of one, without an element around it.
  package init(markdown text: String) {
    self = Self.inline(MarkdownInline.pieces(of: text))
  }

  /// Blocks of Markdown; what a heading becomes is said by `heading`.
  package init(
    _ blocks: [MarkdownBlock],
    heading: (_ level: Int, _ words: Markup) -> Markup = { "<p><strong>\($1)</strong></p>\n" }
  ) {
    self = blocks.map { Self.block($0, heading: heading) }.joined()
  }

  private static func block(_ block: MarkdownBlock, heading: (Int, Markup) -> Markup) -> Markup {
    switch block {
    case .heading(let level, let words): heading(level, Markup(markdown: words))
    case .paragraph(let words): "<p>\(Markup(markdown: words))</p>\n"
    case .code(let lines): "<pre class=\"display\" tabindex=\"0\"><code>\(lines)</code></pre>\n"
    case .rule: "<hr>\n"
    case .quote(let inside): "<blockquote>\n\(Markup(inside, heading: heading))</blockquote>\n"
    case .list(nil, let items): "<ul>\n\(list(items, heading: heading))</ul>\n"
    case .list(let start?, let items):
      "<ol start=\"\(start)\">\n\(list(items, heading: heading))</ol>\n"
    case .table(let table): self.table(table)
    }
  }

  private static func list(_ items: [[MarkdownBlock]], heading: (Int, Markup) -> Markup) -> Markup {
    items.map { item -> Markup in
      if case .paragraph(let words)? = item.first {
        return
          "<li>\(Markup(markdown: words))\n\(Markup(Array(item.dropFirst()), heading: heading))</li>\n"
      }
      return "<li>\(Markup(item, heading: heading))</li>\n"
    }.joined()
  }

  private static func table(_ table: MarkdownBlock.Table) -> Markup {
    func cells(_ row: [String], isHead: Bool) -> Markup {
      zip(row, table.isRight).map { cell, isRight in
        let name: Markup = isRight ? " class=\"right\"" : ""
        let words = Markup(markdown: cell)
        return isHead && !cell.isEmpty
          ? "<th scope=\"col\"\(name)>\(words)</th>" : "<td\(name)>\(words)</td>"
      }.joined()
    }
    // Some tables have heads for the eye only.
    let head: Markup =
      table.head.allSatisfy(\.isEmpty)
      ? "" : "<thead><tr>\(cells(table.head, isHead: true))</tr></thead>\n"
    let rows = table.rows.map { "<tr>\(cells($0, isHead: false))</tr>\n" as Markup }.joined()
    return """
      <div class="table" tabindex="0"><table>\(head)<tbody>
      \(rows)</tbody></table></div>

      """
  }

  private static func inline(_ pieces: [MarkdownInline]) -> Markup {
    pieces.map { piece -> Markup in
      switch piece {
      case .words(let words): return Self.words(words)
      case .code(let code):
        return code.count <= 28 ? "<code class=\"whole\">\(code)</code>" : "<code>\(code)</code>"
      case .strong(let inside): return "<strong>\(inline(inside))</strong>"
      case .emphasis(let inside): return "<em>\(inline(inside))</em>"
      case .link(let inside, let target):
        guard let place = place(of: target) else { return inline(inside) }
        return "<a href=\"\(place)\" rel=\"noopener noreferrer\">\(inline(inside))</a>"
      }
    }.joined()
  }

  /// Words, broken where two blanks end a line.
  private static func words(_ words: String) -> Markup {
    let lines = words.split(separator: "\n", omittingEmptySubsequences: false)
    return lines.enumerated().map { index, line in
      guard index + 1 < lines.count else { return Markup(line) }
      return line.hasSuffix("  ") ? "\(line)<br>\n" : "\(line)\n"
    }.joined()
  }

  /// Where a link leads: to a page of the web or a place on this one; nil for anywhere else, such as another
  /// file beside the lesson, or a script.
  private static func place(of target: String) -> String? {
    let place = String(target.drop { $0 == " " }.prefix { $0 != " " && !$0.isNewline })
    let isKnown = ["https://", "http://", "#"].contains { place.lowercased().hasPrefix($0) }
    return isKnown && place.count > 1 ? place : nil
  }
}
