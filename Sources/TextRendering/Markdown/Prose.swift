/// Prose in Markdown, laid out for whoever reads it at a terminal.
///
/// Paragraphs are broken between words where the window ends, however their source is broken; lists and
/// quotations keep their indentation, tables stand in columns. Where it is not for a screen, in a pipe or a
/// transcript, the lines are those of the source.
public struct Prose: Block {
  private let lead: Text
  private let isHanging: Bool
  private let markdown: String

  /// Prose, and what stands before its first words; if that is `hanging`, the other lines stand below the
  /// words.
  public init(_ markdown: String, after lead: Text = Text(), hanging isHanging: Bool = false) {
    (self.markdown, self.lead, self.isHanging) = (markdown, lead, isHanging)
  }

  /// The lines; blocks have an empty one between them.
  public func lines(in style: Style) -> [String] {
    guard style.isScreen else { return (lead + Text(markdown: markdown)).lines(in: style) }
    let source = markdown.split(separator: "\n", omittingEmptySubsequences: false)
    let blocks = MarkdownBlock.blocks(of: source.map(String.init))
    let layout = ProseLayout(style: style)
    return isHanging
      ? layout.lines(of: blocks, hangingAfter: lead, width: style.columns)
      : layout.lines(of: blocks, after: lead, width: style.columns)
  }
}

/// Lays out blocks of Markdown as lines.
private struct ProseLayout {
  /// Columns that are left to words, however deep they are indented.
  private static let leastWidth = 1
  /// The indentation of lines that are as they are.
  private static let codeIndent = 4

  let style: Style

  /// Blocks with an empty line between them, unless they are `tight`, a text before the first words.
  func lines(
    of blocks: [MarkdownBlock],
    after lead: Text = Text(),
    isTight: Bool = false,
    width: Int
  ) -> [String] {
    var blocks = blocks
    var pieces: [[String]] = []
    if case .paragraph(let words)? = blocks.first {
      blocks.removeFirst()
      pieces.append(paragraph(words, after: lead, width: width))
    } else if !lead.isEmpty {
      pieces.append(folded(lead, to: width))
    }
    pieces += blocks.map { lines(of: $0, width: width) }
    return Array(pieces.joined(separator: isTight ? [] : [""]))
  }

  /// The same with all lines but the first as far right as the words of that.
  func lines(
    of blocks: [MarkdownBlock],
    hangingAfter lead: Text,
    isTight: Bool = false,
    width: Int
  ) -> [String] {
    let lead = lead.spelled(in: style.glyphs)
    let indent = lead.lineWidth
    let room = max(Self.leastWidth, width - indent)
    let inside = lines(of: blocks, isTight: isTight, width: room)
    guard let first = inside.first else { return folded(lead, to: width) }
    return [lead.string(in: style) + first] + indented(inside.dropFirst(), by: indent)
  }

  private func lines(of block: MarkdownBlock, width: Int) -> [String] {
    switch block {
    case .heading(let level, let words):
      let marks = Text(String(repeating: "#", count: level) + " ", role: .mark)
      return folded(marks + inline(words, .heading), to: width)
    case .paragraph(let words): return paragraph(words, width: width)
    case .code(let code): return self.code(code, width: width)
    case .rule: return [Text(String(repeating: "─", count: width), role: .dim).string(in: style)]
    case .quote(let inside):
      let bar = Text("│", role: .dim).string(in: style)
      let lines = lines(of: inside, width: max(Self.leastWidth, width - 2))
      return lines.map { $0.isEmpty ? bar : bar + " " + $0 }
    case .list(let start, let items): return list(items, from: start, width: width)
    case .table(let table): return lines(of: table, width: width)
    }
  }

  /// Words as one text; two blanks at the end of a line break it.
  private func paragraph(_ words: String, after lead: Text = Text(), width: Int) -> [String] {
    var parts = [""]
    for line in words.split(separator: "\n", omittingEmptySubsequences: false) {
      let isBroken = line.hasSuffix("  ")
      let bare = String(line).trimmingSpaces
      parts[parts.count - 1] += parts.last?.isEmpty == true ? bare : " " + bare
      if isBroken { parts.append("") }
    }
    if parts.last?.isEmpty == true { parts.removeLast() }
    let lines = parts.map { inline($0) }
    return folded(lead + Self.joined(lines), to: width)
  }

  private func code(_ code: String, width: Int) -> [String] {
    let lines = code.split(separator: "\n", omittingEmptySubsequences: false).map { Text($0) }
    let widest = lines.map { $0.spelled(in: style.glyphs).lineWidth }.max() ?? 0
    let indent = min(Self.codeIndent, max(0, width - widest))
    return indented(lines.flatMap { folded($0, to: width - indent) }, by: indent)
  }

  private func list(_ items: [[MarkdownBlock]], from start: Int?, width: Int) -> [String] {
    // Numbers of one list end in one column.
    let last = start.map { String($0 + items.count - 1).count } ?? 0
    let isTight = items.allSatisfy { $0.dropFirst().allSatisfy(Self.isList) }
    let lines = items.enumerated().map { index, item in
      let number = start.map { String($0 + index) }
      let mark = number.map { String(repeating: " ", count: last - $0.count) + $0 + ". " } ?? "* "
      return self.lines(of: item, hangingAfter: Text(mark), isTight: isTight, width: width)
    }
    return Array(lines.joined(separator: isTight ? [] : [""]))
  }

  private static func isList(_ block: MarkdownBlock) -> Bool {
    if case .list = block { true } else { false }
  }

  // MARK: - Tables

  private func lines(of source: MarkdownBlock.Table, width: Int) -> [String] {
    let rows = ([source.head] + source.rows).map { $0.map { inline($0) } }
    guard let widths = widths(of: rows, fitting: width) else {
      return rows.flatMap { row in
        folded(row.dropFirst().reduce(row.first ?? "") { $0 + " | " + $1 }, to: width)
      }
    }
    let cells = rows.map { row in
      zip(row, widths).map { cell, width in
        Self.joined(cell.folded(to: width))
      }
    }
    var table = Table(
      zip(cells.first ?? [], source.isRight).map { $1 ? .right($0) : .left($0) }
    )
    if source.head.contains(where: { !$0.isEmpty }) { table.rule() }
    for row in cells.dropFirst() { table.row(row) }
    return table.lines(in: style)
  }

  /// The widths of the columns, the widest as narrow as makes all fit; nil where there are too many.
  private func widths(of rows: [[Text]], fitting width: Int) -> [Int]? {
    let columns = rows.first?.indices ?? 0..<0
    let widths = columns.map { column in rows.map { $0[column].lineWidth }.max() ?? 0 }
    let room = width - Table.gap.count * max(0, columns.count - 1)
    func sum(_ most: Int) -> Int { widths.reduce(0) { $0 + min($1, most) } }
    guard sum(1) <= room else { return nil }
    var most = widths.max() ?? 0
    while most > 1, sum(most) > room { most -= 1 }
    // What is left goes to the first of those that were narrowed.
    var left = room - sum(most)
    return widths.map { width in
      guard width > most, left > 0 else { return min(width, most) }
      left -= 1
      return most + 1
    }
  }

  // MARK: - Words

  /// Words on one line, their marks gone where the style shows what they say.
  private func inline(_ words: String, _ role: Role = .plain) -> Text {
    Text(MarkdownInline.pieces(of: words.replacing("\n", with: " ")), role)
      .unmarked(in: style).spelled(in: style.glyphs)
  }

  private static func joined(_ lines: [Text]) -> Text {
    lines.dropFirst().reduce(lines.first ?? "") { $0 + "\n" + $1 }
  }

  private func folded(_ text: Text, to width: Int) -> [String] {
    text.unmarked(in: style).spelled(in: style.glyphs).folded(to: max(1, width))
      .map { $0.string(in: style) }
  }

  private func indented(_ lines: some Sequence<String>, by indent: Int) -> [String] {
    lines.map { $0.isEmpty ? "" : String(repeating: " ", count: indent) + $0 }
  }
}
