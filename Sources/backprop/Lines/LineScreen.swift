import TextRendering

#if canImport(Darwin)
import Darwin
#else
@preconcurrency import Glibc
#endif

/// Draws the line that is typed, whatever size the window has or comes to have.
///
/// Where the line has more rows than the window, those around the cursor are shown. A terminal that
/// knows no escape sequences gets one row, of which it is shown the part with the cursor.
final class LineScreen {
  /// What is typed.
  struct Line {
    var prompt = ""
    var scalars: [Unicode.Scalar] = []
    var cursor = 0
  }

  private let descriptor: Int32
  private let isBold: Bool
  private let isDumb: Bool
  private var drawn: Drawing?

  /// What stands on the screen: some rows of a picture, and the cursor among them.
  private struct Drawing {
    var size: Terminal.Size
    var top = 0
    var rows: ArraySlice<LinePicture.Row>
    var cursor: (row: Int, column: Int)

    var text: String { rows.map(\.text).joined() }
    var last: LinePicture.Row { rows.last ?? LinePicture.Row() }
    /// Whether the cursor is behind all that is drawn.
    var isAtEnd: Bool { cursor.row == rows.count - 1 && cursor.column == last.width }
    /// Whether the last row fills its columns: the rows after it are not shown.
    var isCut: Bool { last.width == size.columns }
  }

  /// A screen on `descriptor`, a terminal.
  init(descriptor: Int32, style: Style, isDumb: Bool) {
    self.descriptor = descriptor
    self.isDumb = isDumb
    isBold = style.color != .none
  }

  /// The next drawing begins where the cursor then is.
  func begin() { drawn = nil }

  /// Shows the line as it is now.
  func draw(_ line: Line) {
    var size = Terminal.size(of: descriptor)
    if isDumb { size = Terminal.Size(columns: max(size.columns - 1, 1), rows: 1) }
    let picture = LinePicture(
      prompt: line.prompt,
      isBold: isBold,
      line: line.scalars,
      cursor: line.cursor,
      columns: size.columns
    )
    let top = picture.top(of: size.rows, near: drawn?.top ?? 0)
    let new = Drawing(
      size: size,
      top: top,
      rows: picture.rows[top...].prefix(size.rows),
      cursor: (picture.cursor.row - top, picture.cursor.column)
    )
    send(isDumb ? dumb(new) : escaped(new))
    drawn = new
  }

  /// Shows the whole line, and goes on below it.
  func end(_ line: Line) {
    draw(Line(prompt: line.prompt, scalars: line.scalars, cursor: line.scalars.count))
    nextRow()
  }

  /// Goes on below the row of the cursor.
  func nextRow() {
    send("\n")
    drawn = nil
  }

  /// Shows `text` below the line, which is drawn anew below that.
  func show(below text: String) {
    let down = drawn.map { $0.rows.count - $0.cursor.row } ?? 1
    send(String(repeating: "\n", count: down) + text)
    drawn = nil
  }

  /// Makes the screen empty.
  func clear() {
    send(isDumb ? "\n" : "\u{1B}[H\u{1B}[2J")
    drawn = nil
  }

  func beep() { send("\u{7}") }

  private func send(_ text: String) {
    _ = Descriptor.writeAll(text, to: descriptor)
  }

  // MARK: - The two kinds of terminal

  private func escaped(_ new: Drawing) -> String {
    // A full row is followed by another, which the terminal begins with the next character only.
    let turn = new.last.width == 0 && new.rows.count > 1 ? " \r" : ""
    if let rest = continuation(of: new) { return rest.isEmpty ? "" : rest + turn }
    var start = ""
    var text = new.text + turn
    if let drawn {
      start = Self.move(up: rowsAbove(drawn, in: new.size)) + "\r"
      // Behind a full row the cursor is still upon its last character, which would go.
      if !new.isCut { text += "\u{1B}[J" }
    }
    if new.isAtEnd { return start + text }
    let up = Self.move(up: new.rows.count - 1 - new.cursor.row)
    let right = new.cursor.column > 0 ? "\u{1B}[\(new.cursor.column)C" : ""
    return start + text + up + "\r" + right
  }

  private func dumb(_ new: Drawing) -> String {
    if let rest = continuation(of: new) { return rest }
    let shown = max(new.last.width, drawn?.last.width ?? 0)
    let spaces = String(repeating: " ", count: shown - new.last.width)
    let back = String(repeating: "\u{8}", count: shown - new.cursor.column)
    return (drawn == nil ? "" : "\r") + new.text + spaces + back
  }

  /// What is to be written if nothing but the end of the line has grown.
  private func continuation(of new: Drawing) -> String? {
    guard let drawn, drawn.size == new.size, drawn.top == new.top, drawn.isAtEnd, new.isAtEnd,
      new.text.hasPrefix(drawn.text)
    else { return nil }
    return String(new.text.dropFirst(drawn.text.count))
  }

  /// How far above the cursor the drawing begins.
  ///
  /// A terminal that has become wider or narrower has wrapped the rows anew, as if they were one.
  private func rowsAbove(_ drawn: Drawing, in size: Terminal.Size) -> Int {
    let before = drawn.cursor.row * drawn.size.columns + drawn.cursor.column
    return min(before / size.columns, size.rows - 1)
  }

  private static func move(up count: Int) -> String {
    count > 0 ? "\u{1B}[\(count)A" : ""
  }
}
