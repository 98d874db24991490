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
      end(Text(MarkdownInline.pieces(of: paragraph.joined(separator: "\n")), .plain))
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
        let words = Text(MarkdownInline.pieces(of: String(line.dropFirst(marks.count))), .heading)
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
}

extension Text {
  /// Pieces of a paragraph with their marks, words in a role where no mark gives them another.
  init(_ pieces: [MarkdownInline], _ role: Role) {
    func mark(_ marks: String) -> Text { Text(marks, role: .mark) }
    self.init()
    for piece in pieces {
      switch piece {
      case .words(let words): self += Text(words, role: role)
      case .code(let code): self += mark("`") + Text(code, role: .code) + mark("`")
      case .strong(let inside): self += mark("**") + Text(inside, .strong) + mark("**")
      case .emphasis(let inside): self += mark("*") + Text(inside, .emphasis) + mark("*")
      case .link(let inside, let target):
        self += mark("[") + Text(inside, .emphasis) + mark("](\(target))")
      }
    }
  }
}
