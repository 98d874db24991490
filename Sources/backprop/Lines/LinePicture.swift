import TextRendering

/// A prompt and the line typed after it, laid out in rows as a terminal of some width wraps them.
struct LinePicture {
  /// One row, and the columns that it fills; every row but the last fills them all.
  struct Row: Equatable {
    var text = ""
    var width = 0
  }

  private(set) var rows = [Row()]
  /// Where the cursor stands.
  private(set) var cursor = (row: 0, column: 0)

  private let columns: Int

  /// The picture of `line` with the cursor before its scalar number `cursor`.
  ///
  /// What cannot be seen is spelled out, as `^[`; but a newline, which a search puts before its own
  /// prompt, begins a row. With `isBold` the prompt is sent in bold.
  init(
    prompt: String,
    isBold: Bool = false,
    line: some Collection<Unicode.Scalar>,
    cursor place: Int,
    columns: Int
  ) {
    self.columns = max(columns, 1)
    for character in prompt {
      put(String(character), isBold: isBold && character != " ")
    }
    for (i, scalar) in line.enumerated() {
      if scalar == "\n" {
        if i == place { markCursor() }
        fillRow()
        continue
      }
      for (j, character) in SafeText.visible(String(scalar), keepNewlines: false).enumerated() {
        makeRoom(for: String(character))
        if i == place, j == 0 { markCursor() }
        put(String(character))
      }
    }
    if place >= line.count { markCursor() }
  }

  private mutating func markCursor() {
    cursor = (rows.count - 1, rows[rows.count - 1].width)
  }

  /// Begins a new row unless the character fits into this one; one too wide for any row goes in as `?`.
  private mutating func makeRoom(for character: String) {
    let width = min(DisplayWidth.columns(of: character), columns)
    if rows[rows.count - 1].width + width > columns { fillRow() }
  }

  private mutating func put(_ character: String, isBold: Bool = false) {
    let width = DisplayWidth.columns(of: character)
    let isDrawable = width <= columns
    let text = isDrawable ? character : "?"
    makeRoom(for: text)
    // A mark without width of its own belongs to the character before it.
    let last = rows.count - 1
    let row = width == 0 && rows[last].width == 0 && last > 0 ? last - 1 : last
    rows[row].text += isBold ? "\u{1B}[1m\(text)\u{1B}[0m" : text
    rows[row].width += isDrawable ? width : 1
    if rows[last].width == columns { rows.append(Row()) }
  }

  /// Fills the row with spaces and begins the next.
  private mutating func fillRow() {
    let last = rows.count - 1
    rows[last].text += String(repeating: " ", count: columns - rows[last].width)
    rows[last].width = columns
    rows.append(Row())
  }

  /// The first of `count` rows that show the cursor, as near to `top` as can be.
  func top(of count: Int, near top: Int) -> Int {
    let highest = max(0, rows.count - count)
    return min(max(min(top, highest), cursor.row - count + 1), cursor.row)
  }
}
