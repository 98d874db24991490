import Testing

@testable import TextRendering

struct TableTests {
  private var gradient: Table {
    var table = Table(.right("layer"), .left("part"), .right("‖·‖₂"), .left())
    table.row("1", "data".role(.data), "8.12e-02")
    table.row(
      "",
      "L2".role(.firstTerm),
      "3.44e-02",
      Bar.text(3, of: 10, width: 8, role: .firstTerm)
    )
    table.rule()
    table.row("", "total".role(.total), "9.00e-02")
    return table
  }

  @Test func columnsAreAlignedTwoSpacesApart() {
    #expect(
      Page(gradient).string(in: .plain) == """
        layer  part       ‖·‖₂
            1  data   8.12e-02
               L2     3.44e-02  ██▍
        ───────────────────────────
               total  9.00e-02

        """
    )
    #expect(
      Page(gradient).string(in: ascii) == """
        layer  part     ||.||2
            1  data   8.12e-02
               L2     3.44e-02  ##.
        ---------------------------
               total  9.00e-02

        """
    )
    expectWellFormed(gradient)
  }

  @Test func colorChangesNoColumn() {
    #expect(gradient.lines(in: palette).map(stripped) == gradient.lines(in: .plain))
    #expect(gradient.lines(in: palette)[1].contains("\u{1B}[38;5;27mdata\u{1B}[0m"))
  }

  @Test func aTableWithoutHeadersHasNoHeaderLine() {
    var table = Table(.left(), .right())
    #expect(table.lines(in: .plain) == [])
    table.row("a", "1")
    table.row("学", "23")
    table.row()
    #expect(table.lines(in: .plain) == ["a    1", "学  23", ""])
  }

  @Test func theLastColumnIsFolded() {
    var table = Table(.left("command"), .left("what it does"))
    let words = Array(repeating: "word", count: 30).joined(separator: " ")
    table.row("undo", Text(words))
    table.row("two\nlines", "x")
    let lines = table.lines(in: .plain)
    #expect(lines.count == 6)
    #expect(lines[1].hasPrefix("undo     word word"))
    #expect(lines[2].hasPrefix("         word word"))
    #expect(lines[4...] == ["two      x", "lines"])
    expectWellFormed(table)
  }
}
