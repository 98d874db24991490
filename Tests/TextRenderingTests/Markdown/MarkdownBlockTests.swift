import Testing

@testable import TextRendering

struct MarkdownBlockTests {
  private func blocks(_ text: String) -> [MarkdownBlock] {
    MarkdownBlock.blocks(
      of: text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    )
  }

  @Test func headingsAndParagraphs() {
    #expect(
      blocks("# One\ntwo\nthree\n\n### Four ##\n#five\n\nSix\n===\nSeven\n---\n") == [
        .heading(1, "One"), .paragraph("two\nthree"), .heading(3, "Four"), .paragraph("#five"),
        .heading(1, "Six"), .heading(2, "Seven"),
      ]
    )
  }

  @Test func linesAsTheyAre() {
    #expect(
      blocks("    δ = a − y\n\n      w\n\n```python\nx *= `y`\n    z\n```\n~~~\n# no\n") == [
        .code("δ = a − y\n\n  w"), .code("x *= `y`\n    z"), .code("# no\n"),
      ]
    )
  }

  @Test func rulesAndComments() {
    #expect(
      blocks("***\n<!-- for teachers\n# hidden\n-->\n- - -\nx <!-- seen -->") == [
        .rule, .rule, .paragraph("x <!-- seen -->"),
      ]
    )
  }

  @Test func lists() {
    #expect(
      blocks("1. the sigmoid;\n2. a weight:\n   and more\n\n   * in it\n3. rest\n\nafter") == [
        .list(
          start: 1,
          items: [
            [.paragraph("the sigmoid;")],
            [.paragraph("a weight:\nand more"), .list(start: nil, items: [[.paragraph("in it")]])],
            [.paragraph("rest")],
          ]
        ),
        .paragraph("after"),
      ]
    )
    // A year at the beginning of a line is no number of an item.
    #expect(blocks("it was\n1986. A paper") == [.paragraph("it was\n1986. A paper")])
    #expect(blocks("> a\n> b\nc") == [.quote([.paragraph("a\nb")]), .paragraph("c")])
  }

  @Test func tables() {
    #expect(
      blocks("| a | `x|y` |\n|---|--:|\n| 1 | 2 \\| 3 |\n| 4 |\nend") == [
        .table(
          MarkdownBlock.Table(
            head: ["a", "`x|y`"],
            isRight: [false, true],
            rows: [["1", "2 | 3"], ["4", ""]]
          )
        ),
        .paragraph("end"),
      ]
    )
  }

  /// Lists in lists in lists take neither for ever nor the stack.
  @Test(arguments: ["> ", "* ", "1. ", "| ", "- > ", "<!-- ", "`", "    "])
  func hostileLines(piece: String) {
    let line = String(repeating: piece, count: 1_500)
    #expect(
      !blocks(Array(repeating: line + "x", count: 20).joined(separator: "\n")).isEmpty
        || piece == "<!-- "
    )
  }
}
