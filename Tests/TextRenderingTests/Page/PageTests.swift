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
}
