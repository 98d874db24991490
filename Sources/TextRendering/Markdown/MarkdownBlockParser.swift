/// Reads lines into blocks.
struct MarkdownBlockParser {
  /// How deep lists and quotations go; what is deeper is words.
  private static let deepest = 6

  private let lines: [String]
  private let depth: Int
  private var index = 0
  private var paragraph: [String] = []
  private var found: [MarkdownBlock] = []

  init(_ lines: [String], depth: Int) {
    (self.lines, self.depth) = (lines, depth)
  }

  mutating func blocks() -> [MarkdownBlock] {
    while index < lines.count { readBlock() }
    endParagraph()
    return found
  }

  private mutating func endParagraph() {
    guard !paragraph.isEmpty else { return }
    found.append(.paragraph(paragraph.joined(separator: "\n")))
    paragraph = []
  }

  private mutating func add(_ block: MarkdownBlock) {
    endParagraph()
    found.append(block)
  }

  private mutating func readBlock() {
    let line = lines[index]
    let bare = line.withoutIndent
    if bare.isEmpty {
      endParagraph()
      index += 1
    } else if line.indent >= 4, paragraph.isEmpty {
      readIndentedCode()
    } else if line.indent >= 4 {
      addWords(bare)
    } else if let fence = MarkdownFence(bare) {
      readFenced(fence, indent: line.indent)
    } else if bare.hasPrefix("<!--") {
      skipComment()
    } else if let heading = Self.heading(bare) {
      add(heading)
      index += 1
    } else if !paragraph.isEmpty, let level = Self.underline(bare) {
      let words = paragraph.joined(separator: " ")
      paragraph = []
      add(.heading(level, words))
      index += 1
    } else if Self.isRule(bare) {
      add(.rule)
      index += 1
    } else if depth < Self.deepest, bare.hasPrefix(">") {
      readQuote()
    } else if depth < Self.deepest, let item = MarkdownItem(line),
      paragraph.isEmpty || item.mayInterrupt
    {
      readList(item)
    } else if let table = table() {
      add(.table(table))
    } else {
      addWords(bare)
    }
  }

  private mutating func addWords(_ words: String) {
    paragraph.append(words)
    index += 1
  }

  // MARK: - Lines as they are

  private mutating func readIndentedCode() {
    var code: [String] = []
    while index < lines.count, lines[index].indent >= 4 || lines[index].withoutIndent.isEmpty {
      code.append(String(lines[index].dropFirst(4)))
      index += 1
    }
    while code.last?.isEmpty == true { code.removeLast() }
    add(.code(code.joined(separator: "\n")))
  }

  private mutating func readFenced(_ fence: MarkdownFence, indent: Int) {
    index += 1
    var code: [String] = []
    while index < lines.count, !fence.isClosed(by: lines[index]) {
      code.append(String(lines[index].dropFirst(min(indent, lines[index].indent))))
      index += 1
    }
    index += 1
    add(.code(code.joined(separator: "\n")))
  }

  private mutating func skipComment() {
    endParagraph()
    while index < lines.count, !lines[index].contains("-->") { index += 1 }
    index += 1
  }

  // MARK: - One line

  private static func heading(_ bare: String) -> MarkdownBlock? {
    let level = bare.prefix { $0 == "#" }.count
    guard (1...6).contains(level), bare.count == level || bare.dropFirst(level).first == " " else {
      return nil
    }
    var words = bare.dropFirst(level)
    let closing = words.reversed().drop { $0 == " " }
    let withoutMarks = closing.drop { $0 == "#" }
    if withoutMarks.first == " " { words = words.prefix(withoutMarks.count) }
    return .heading(level, String(words).trimmingSpaces)
  }

  /// The level of the heading that such a line makes of the words above it.
  private static func underline(_ bare: String) -> Int? {
    let marks = bare.trimmingSpaces
    return marks.allSatisfy { $0 == "=" } ? 1 : marks.allSatisfy { $0 == "-" } ? 2 : nil
  }

  private static func isRule(_ bare: String) -> Bool {
    let marks = bare.filter { $0 != " " }
    return marks.count >= 3 && "-*_".contains { mark in marks.allSatisfy { $0 == mark } }
  }

  // MARK: - Blocks in blocks

  private mutating func readQuote() {
    var inside: [String] = []
    while index < lines.count, lines[index].withoutIndent.hasPrefix(">") {
      let rest = lines[index].withoutIndent.dropFirst()
      inside.append(String(rest.first == " " ? rest.dropFirst() : rest))
      index += 1
    }
    var parser = MarkdownBlockParser(inside, depth: depth + 1)
    add(.quote(parser.blocks()))
  }

  private mutating func readList(_ first: MarkdownItem) {
    endParagraph()
    var items: [[MarkdownBlock]] = []
    while index < lines.count, lines[index].indent < 4, let item = MarkdownItem(lines[index]),
      item.kind == first.kind, !Self.isRule(lines[index].withoutIndent)
    {
      var parser = MarkdownBlockParser(content(of: item), depth: depth + 1)
      items.append(parser.blocks())
    }
    found.append(.list(start: first.number, items: items))
  }

  /// The lines of an item without its bullet and its indentation.
  private mutating func content(of item: MarkdownItem) -> [String] {
    var inside = [item.rest]
    index += 1
    var isAfterBlank = false
    while index < lines.count {
      let line = lines[index]
      if line.withoutIndent.isEmpty {
        isAfterBlank = true
        inside.append("")
      } else if line.indent >= item.indent {
        isAfterBlank = false
        inside.append(String(line.dropFirst(item.indent)))
      } else if isAfterBlank || Self.beginsBlock(line) {
        break
      } else {
        // A line of words goes on where it is not indented, too.
        inside.append(line.withoutIndent)
      }
      index += 1
    }
    while inside.last?.isEmpty == true { inside.removeLast() }
    return inside
  }

  private static func beginsBlock(_ line: String) -> Bool {
    let bare = line.withoutIndent
    return MarkdownItem(line) != nil || heading(bare) != nil || isRule(bare) || bare.hasPrefix(">")
      || MarkdownFence(bare) != nil
  }

  // MARK: - Tables

  /// The most columns and rows of a table: what is more is no table that anybody reads.
  private static let (mostColumns, mostRows) = (40, 2_000)

  /// The table that begins here, read to its end; nil where none begins.
  private mutating func table() -> MarkdownBlock.Table? {
    guard paragraph.isEmpty, lines[index].contains("|"), index + 1 < lines.count else { return nil }
    let (head, marks) = (Self.cells(lines[index]), Self.cells(lines[index + 1]))
    guard lines[index + 1].contains("|"), head.count == marks.count, head.count <= Self.mostColumns,
      marks.allSatisfy(Self.isMark)
    else { return nil }
    index += 2
    var rows: [[String]] = []
    while index < lines.count, rows.count < Self.mostRows, lines[index].contains("|") {
      let cells = Self.cells(lines[index]).prefix(head.count)
      rows.append(cells + Array(repeating: "", count: head.count - cells.count))
      index += 1
    }
    return MarkdownBlock.Table(head: head, isRight: marks.map { $0.hasSuffix(":") }, rows: rows)
  }

  private static func isMark(_ cell: String) -> Bool {
    cell.contains("-") && cell.allSatisfy { "-:".contains($0) }
  }

  /// The cells of a row; in code, and after a backslash, a bar parts nothing.
  private static func cells(_ line: String) -> [String] {
    var row = line.trimmingSpaces[...]
    if row.hasPrefix("|") { row = row.dropFirst() }
    if row.hasSuffix("|") { row = row.dropLast() }
    var (cells, cell, isCode, isEscaped) = ([String](), "", false, false)
    for character in row {
      if character == "|", !isCode, !isEscaped {
        cells.append(cell.trimmingSpaces)
        cell = ""
        continue
      }
      if character == "|", isEscaped { cell.removeLast() }
      if character == "`" { isCode.toggle() }
      isEscaped = character == "\\"
      cell.append(character)
    }
    return cells + [cell.trimmingSpaces]
  }
}
