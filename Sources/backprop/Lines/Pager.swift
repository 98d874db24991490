import TextRendering

/// Shows a long output a screen at a time.
///
/// Enter and the space bar show the next page, on which the last line of this one stays; `q` and Ctrl-D leave
/// the rest out, and so does Ctrl-C. Whatever else is typed begins the next line, and the rest comes at once:
/// who types, or has typed already, has read enough, and no word is lost.
final class Pager {
  /// What is asked at the end of a page: as much of it as there is room for.
  private static let questions: [Text] = [
    "-- more (Enter goes on, q skips the rest) --", "-- more (Enter, q) --", "-- more --",
  ]
  /// Rows of a window that has room for a page, for its last line again, and for the question.
  private static let leastRows = 3

  private let output: Writer
  private let keys: KeyReader
  private let screen: LineScreen

  /// Pages on `output`, a terminal, where `keys` are typed.
  init(output: Writer, keys: KeyReader, isDumb: Bool) {
    (self.output, self.keys) = (output, keys)
    screen = LineScreen(descriptor: output.descriptor, style: output.style, isDumb: isDumb)
  }

  /// Shows lines below others of the same output that are on the screen already.
  ///
  /// The last `kept` lines are shown even where the rest is skipped. A window may change its size meanwhile:
  /// each page is as high as it then is.
  func show(_ lines: [String], below shown: [String], keeping kept: Int) throws(Failure) {
    var rest = lines[...]
    var used = shown.reduce(0) { $0 + rows(of: $1, in: Terminal.size(of: output.descriptor)) }
    var isNew = shown.isEmpty
    while !rest.isEmpty {
      let size = Terminal.size(of: output.descriptor)
      guard size.rows >= Self.leastRows else { return try output.send(rest) }
      // In the row that is left the question is put, or the prompt.
      let room = size.rows - 1
      var page = rest.prefix { line in
        used += rows(of: line, in: size)
        return used <= room
      }
      if page.count == rest.count { return try output.send(rest) }
      // A line that is higher than the window is shown all the same.
      if page.isEmpty, isNew { page = rest.prefix(1) }
      try output.send(page)
      rest = rest.dropFirst(page.count)
      switch answer() {
      case .page: break
      case .skip: rest = rest.suffix(kept)
      case .all: return try output.send(rest)
      case .none: return
      }
      // The last line of the page stays.
      (used, isNew) = (1, true)
    }
  }

  /// The rows that a line takes where the terminal wraps it.
  private func rows(of line: String, in size: Terminal.Size) -> Int {
    max(1, (DisplayWidth.columns(ofPainted: line) + size.columns - 1) / size.columns)
  }

  // MARK: - The question

  private enum Answer { case page, skip, all }

  /// What is answered; nil for Ctrl-C, and where the terminal is gone.
  private func answer() -> Answer? {
    Interrupt.clear()
    PromptSignals.listen()
    defer { PromptSignals.stop() }
    screen.begin()
    keys.take()
    defer {
      // At Ctrl-C the terminal throws away what was written before: its settings are to be had after that.
      keys.release()
      screen.draw(LineScreen.Line())
    }
    while let key = nextKey() {
      switch key {
      case "\r", "\n", " ": return .page
      case "q", "Q", "\u{4}": return .skip
      case "\u{3}": return nil
      case "\u{1B}": if isDown() { return .page }
      case "\u{0}"..<" ", "\u{7F}": screen.beep()
      default:
        keys.putBack(key)
        return .all
      }
    }
    return nil
  }

  /// The next key, with the question on the screen while none is typed.
  private func nextKey() -> Unicode.Scalar? {
    keys.next {
      let columns = Terminal.size(of: output.descriptor).columns
      let question = Self.questions.first { $0.width < columns } ?? "more"
      screen.draw(LineScreen.Line(prompt: question.cut(to: columns - 1).description))
    } afterAbsence: {
      screen.begin()
    }
  }

  /// Reads the rest of what a key sends that has no character; whether it means to go down.
  private func isDown() -> Bool {
    guard let first = nextKey() else { return false }
    guard first == "[" || first == "O" else {
      keys.putBack(first)
      return false
    }
    var sequence = ""
    while sequence.count < 16, let part = nextKey() {
      sequence.unicodeScalars.append(part)
      if (0x40...0x7E).contains(part.value) { break }
    }
    return sequence == "B" || sequence == "6~"
  }
}
