import TextRendering

/// Lines that are shown as they are, however long: what a file says, word for word.
struct Verbatim: Block {
  private let text: Text

  /// Text, its control characters spelled out.
  init(_ text: String, role: Role = .plain) {
    self.text = Text(text, role: role)
  }

  /// A unified diff: what goes and what comes in colour.
  init(diff: String) {
    var text = Text()
    for line in diff.split(separator: "\n", omittingEmptySubsequences: false).dropLast() {
      let role: Role =
        switch line.first {
        case "-": .bad
        case "+": .good
        case "@": .heading
        default: .plain
        }
      text += Text(line, role: role) + "\n"
    }
    self.text = text
  }

  func lines(in style: Style) -> [String] {
    var lines = text.string(in: style).split(separator: "\n", omittingEmptySubsequences: false)
    if lines.last?.isEmpty == true { lines.removeLast() }
    return lines.map(String.init)
  }
}
