import Testing

@testable import backprop

@Suite struct LinePictureTests {
  private func picture(
    _ line: String,
    at cursor: Int? = nil,
    columns: Int = 10,
    isBold: Bool = false
  ) -> LinePicture {
    let scalars = Array(line.unicodeScalars)
    return LinePicture(
      prompt: "bp> ",
      isBold: isBold,
      line: scalars,
      cursor: cursor ?? scalars.count,
      columns: columns
    )
  }

  @Test(arguments: [
    ("", ["bp> "], 0, 4),
    ("where", ["bp> where"], 0, 9),
    ("wheres", ["bp> wheres", ""], 1, 0),  // the terminal wraps before the next character
    ("where is it", ["bp> where ", "is it"], 1, 5),
    ("größe", ["bp> größe"], 0, 9),
    ("e\u{301}e\u{301}", ["bp> e\u{301}e\u{301}"], 0, 6),
    ("12345e\u{301}x", ["bp> 12345e\u{301}", "x"], 1, 1),  // the mark stays with its letter
    ("数字数字", ["bp> 数字数", "字"], 1, 2),
    ("a数字数字", ["bp> a数字 ", "数字"], 1, 4),  // what is two columns wide is not parted
    ("a\u{1B}[31m", ["bp> a^[[31", "m"], 1, 1),
    ("a\nbck:", ["bp> a     ", "bck:"], 1, 4),
  ])
  func wrapsAsATerminalDoes(line: String, rows: [String], row: Int, column: Int) {
    let picture = picture(line)
    #expect(picture.rows.map(\.text) == rows)
    #expect(picture.rows.dropLast().allSatisfy { $0.width == 10 })
    #expect(picture.cursor == (row, column))
  }

  @Test func standsWithTheCursorWhereTheNextCharacterGoes() {
    #expect(picture("where is it", at: 0).cursor == (0, 4))
    #expect(picture("where is it", at: 5).cursor == (0, 9))
    #expect(picture("where is it", at: 6).cursor == (1, 0))
    #expect(picture("a数字数字", at: 3).cursor == (1, 0))
    #expect(picture("a\u{1B}b", at: 2).cursor == (0, 7))
  }

  @Test func goesIntoAWindowOfOneColumn() {
    #expect(picture("a数", columns: 1).rows.map(\.text) == ["b", "p", ">", " ", "a", "?", ""])
    #expect(picture("a", columns: 0).rows.count == 6)
  }

  @Test func sendsThePromptInBold() {
    let row = picture("w", isBold: true).rows[0]
    #expect(row.text == "\u{1B}[1mb\u{1B}[0m\u{1B}[1mp\u{1B}[0m\u{1B}[1m>\u{1B}[0m w")
    #expect(row.width == 5)
  }

  @Test func showsTheRowsAroundTheCursor() {
    let line = String(repeating: "x", count: 50)  // 6 rows
    #expect(picture(line).top(of: 24, near: 0) == 0)
    #expect(picture(line).top(of: 2, near: 0) == 4)
    #expect(picture(line, at: 20).top(of: 2, near: 4) == 2)
    #expect(picture(line, at: 20).top(of: 2, near: 0) == 1)
    #expect(picture(line, at: 20).top(of: 1, near: 5) == 2)
    #expect(picture(line, at: 0).top(of: 1, near: 5) == 0)
    #expect(picture(line).top(of: 24, near: 5) == 0)
  }
}
