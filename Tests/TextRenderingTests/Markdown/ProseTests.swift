import Testing

@testable import TextRendering

struct ProseTests {
  /// What is seen at a terminal so wide, without the colours.
  private func seen(
    _ prose: Prose,
    at columns: Int = 80,
    in style: Style = palette
  ) -> String {
    prose.lines(in: style.fitting(columns: columns)).map(stripped).joined(separator: "\n")
  }

  @Test func aParagraphIsBrokenAsAWhole() {
    let prose = Prose("one two three\nfour **five\nsix** seven\n\neight  \nnine")
    #expect(seen(prose) == "one two three four five six seven\n\neight\nnine")
    #expect(seen(prose, at: 20) == "one two three four\nfive six seven\n\neight\nnine")
  }

  /// A table of more columns than fit is no table any more, but no line is too long.
  @Test func tablesOfVeryManyColumns() {
    let row = { (cell: String) in "|" + String(repeating: " \(cell) |", count: 40) + "\n" }
    let table = row("head") + row("---") + row("cell")
    let lines = seen(Prose(table)).split(separator: "\n")
    #expect(lines.allSatisfy { $0.count <= 80 } && lines.joined().contains("cell | cell"))
    let hostile =
      String(repeating: "|x", count: 1_900) + "|\n" + String(repeating: "|-", count: 1_900)
      + "|\n" + String(repeating: "|\n", count: 100_000)
    #expect(seen(Prose(hostile)).contains("|x"))
  }

  @Test func listsAndQuotationsKeepTheirIndentation() {
    let list = Prose(
      "* y = 1, *then* nothing\n  at all is left\n* y = 0\n\n9. nine\n10. ten and\n    more of it"
    )
    #expect(
      seen(list, at: 20) == """
        * y = 1, then
          nothing at all is
          left
        * y = 0

         9. nine
        10. ten and more of
            it
        """
    )
    #expect(
      seen(Prose("> one two three four five\n>\n> six"), at: 20)
        == "│ one two three four\n│ five\n│\n│ six"
    )
    #expect(
      seen(Prose("a **b** c d e f g h i j k l", after: "  a  ", hanging: true), at: 20)
        == "  a  a b c d e f g h\n     i j k l"
    )
  }

  @Test func aListInAListIsPartOfIt() {
    let list = "* one\n  * two\n    1. three\n* four"
    #expect(seen(Prose(list)) == list)
    #expect(seen(Prose("* one\n\n  more\n* two")) == "* one\n\n  more\n\n* two")
  }

  @Test func tablesStandInColumns() {
    let table = "| λ | what *it* does |\n|--:|---|\n| 5 | shrinks `w` |\n| 0.25 | a \\| b |"
    #expect(
      seen(Prose(table)) == """
           λ  what it does
        ──────────────────
           5  shrinks w
        0.25  a | b
        """
    )
    // Without colour the marks say what colour would, and the columns have room for them.
    #expect(
      seen(Prose(table), in: .plain) == """
           λ  what *it* does
        ────────────────────
           5  shrinks `w`
        0.25  a | b
        """
    )
    let wide = "| | x |\n|---|---|\n| one two three | four five six seven |"
    #expect(
      seen(Prose(wide), at: 20) == """
                 x
        ──────────────────
        one two  four five
        three    six seven
        """
    )
    #expect(!seen(Prose("| | |\n|---|---|\n| a | b |")).contains("─"))
  }

  @Test func headingsRulesAndCode() {
    let prose = Prose(
      "# One *two*\n***\n    δ = a  *b*\n\n```python\nx *= 2\n```\n<!-- seen by nobody -->"
    )
    let expected = "One two\n\n\(String(repeating: "─", count: 30))\n\n    δ = a  *b*\n\n    x *= 2"
    #expect(seen(prose, at: 30) == expected)
    #expect(seen(prose, at: 30, in: .plain).hasPrefix("# One *two*\n"))
    let ascii = Style(color: .palette256, glyphs: .ascii)
    #expect(
      seen(Prose("***\n> λ"), at: 30, in: ascii) == String(repeating: "-", count: 30)
        + "\n\n| lambda"
    )
  }

  @Test func whatIsBeforeTheWordsStandsBeforeATableToo() {
    #expect(seen(Prose("why\nnot?", after: "Question: ")) == "Question: why not?")
    #expect(seen(Prose("|a|\n|---|\n|b|", after: "Question: ")) == "Question:\n\na\n─\nb")
    #expect(seen(Prose("", after: "Question: ")) == "Question:")
    #expect(seen(Prose("")) == "")
  }

  /// In a pipe and in a transcript it is what it was.
  @Test(arguments: [
    "one\ntwo **three**\n\n| a | b |\n|---|---|\n| c | d |\n***\n> *e*\n* f", "```\nx\n```",
  ])
  func theSourceIsKeptWhereNobodyReads(markdown: String) {
    #expect(
      Prose(markdown, after: "hint: ").lines(in: .plain).joined(separator: "\n") == "hint: "
        + markdown
    )
  }

  @Test(arguments: [
    "> ", "* ", "1. ", "| ", "|a|b\n|-|-\n", "****a", "`", "a\n", "    ", "\u{202E}x ", "数 ",
  ])
  func hostileProse(piece: String) {
    let prose = Prose(String(repeating: piece, count: 2_000))
    for columns in [1, 20, 21, 80] {
      for style in [palette, Style.plain, Style(color: .none, glyphs: .ascii)] {
        let lines = prose.lines(in: style.fitting(columns: columns)).map(stripped)
        let width = max(20, columns)
        #expect(lines.allSatisfy { DisplayWidth.columns(of: $0) <= width })
        #expect(!lines.contains { $0.contains("\u{202E}") || $0.hasSuffix(" ") })
      }
    }
  }
}
