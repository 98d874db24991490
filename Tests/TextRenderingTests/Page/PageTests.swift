import Testing

@testable import TextRendering

struct PageTests {
  @Test func everyLineEnds() {
    #expect(Page().string(in: .plain) == "")
    var page = Page("a".role(.data))
    page.line()
    page.line("b \("c", .good) ")
    page.append(Page(Text("d\ne")))
    #expect(page.string(in: .plain) == "a\n\nb c\nd\ne\n")
    #expect(stripped(page.string(in: palette)) == page.string(in: .plain))
    #expect(page.blocks.count == 4)
    expectWellFormed(page)
  }

  @Test func longTextIsFoldedAtEightyColumns() {
    let words = Array(repeating: "δδδδ", count: 40).joined(separator: " ")
    let lines = Text(words).lines(in: .plain)
    #expect(lines.map(\.count) == [79, 79, 39])
    expectWellFormed(Page(Text(words), Text(String(repeating: "x", count: 500))))
  }

  /// A terminal that is narrower than a page gets its prose broken between words, a wider one no longer lines.
  @Test func proseIsBrokenWhereATerminalEnds() {
    let page = Page(Text("The network never sees a shape but rows of numbers"))
    let narrow = page.lines(in: Style.plain.fitting(columns: 24))
    #expect(narrow == ["The network never sees a", "shape but rows of", "numbers"])
    #expect(page.lines(in: Style.plain.fitting(columns: 200)).count == 1)
    #expect(Style.plain.fitting(columns: 1).columns == 20)
  }
}
