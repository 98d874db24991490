import Testing

@testable import TextRendering

struct MarkdownTests {
  /// What is seen in colour, without the colours.
  private func seen(_ markdown: String) -> String {
    Text(markdown: markdown).lines(in: palette).map(stripped).joined(separator: "\n")
  }

  @Test(arguments: [
    ("# The scene", "The scene"),
    ("λ/**n**, and *no* other", "λ/n, and no other"),
    ("type `a * b` and **`x`**", "type a * b and x"),
    ("two\n**lines\nof** it", "two\nlines\nof it"),
    ("see [lesson 4](4-case.md).", "see lesson 4."),
    ("* y = 1, *then*\n* y = 0", "* y = 1, then\n* y = 0"),
    ("*To try:* `set`", "To try: set"),
    ("*one **two** three*", "one two three"),
  ])
  func marksAreNotSeenInColour(markdown: String, expected: String) {
    #expect(seen(markdown) == expected)
    #expect(Text(markdown: markdown).string(in: .plain) == markdown)
  }

  @Test(arguments: [
    "3*4*5 and a * b * c", "w1[0,0]*w2[0,0]*x", "2 ** 3", "`open", "[no link] (here)", "**", "*",
    "`",
    "[", "", "\n\n", "    a *b* `c`", "```python\nx *= `y` **z**\n```", "| *a* | `b` |", "a]( *",
    "``",
  ])
  func whatIsNoMarkIsSeen(markdown: String) {
    let lines = markdown.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(seen(markdown).split(separator: "\n", omittingEmptySubsequences: false) == lines)
    #expect(Text(markdown: markdown).string(in: .plain) == markdown)
  }

  @Test func rolesOfMarkedWords() {
    let text = Text(markdown: "# A `b`\nc *d* **e**")
    let expected: [(String, Role)] = [
      ("# ", .mark), ("A ", .heading), ("`", .mark), ("b", .code), ("`", .mark), ("\nc ", .plain),
      ("*", .mark), ("d", .emphasis), ("*", .mark), (" ", .plain), ("**", .mark), ("e", .strong),
      ("**", .mark),
    ]
    #expect(text.spans.map(\.string) == expected.map(\.0))
    #expect(text.spans.map(\.role) == expected.map(\.1))
  }

  /// Marks that nothing closes take no more than their share of time.
  @Test(arguments: ["[", "*a ", "`", "**a *b ", "[]("])
  func hostileMarks(piece: String) {
    let text = String(repeating: piece, count: 5_000)
    #expect(Text(markdown: text).string(in: .plain) == text)
  }
}
