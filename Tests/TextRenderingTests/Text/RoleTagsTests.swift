import Testing

@testable import TextRendering

struct RoleTagsTests {
  private let roles = Style(color: .roles)

  @Test func partsKeepTheirRoles() {
    let block: Text = "the \("data", .data) ask, \("no", .bad)"
    let parts = block.lineParts
    #expect(parts.count == 1)
    #expect(parts[0].map(\.string) == ["the ", "data", " ask, ", "no"])
    #expect(parts[0].map(\.role) == [.plain, .data, .plain, .bad])
  }

  /// The characters are those of plain text, pictures and marks of Markdown included.
  @Test func theCharactersAreThoseOfPlainText() {
    var table = Table(.left("name"), .right("‖·‖"))
    table.row("\("data", .data)", "1")
    let map = HeatMap(values: [1, -1, 0, .nan], height: 2, width: 2)
    let digit = DigitPicture(pixels: [0, 255, 128, 0], height: 2, width: 2, isRuled: true)
    let blocks: [any Block] = [
      table, map, digit, Abreast([map, map]), DigitStrip([digit, digit]),
      Text(markdown: "# A *b* `c`"), Text("e\u{301}", role: .data), Text("\u{301}e", role: .data),
      LinePlot(series: [.init(name: "a", points: [(0, 1), (1, 2)])]),
    ]
    for block in blocks {
      let text = block.lineParts.map { $0.map(\.string).joined() }
      #expect(text.map { Array($0.utf8) } == block.lines(in: .plain).map { Array($0.utf8) })
      #expect(
        text.map { Array($0.utf8) }
          == block.lines(in: roles).map { line in
            Array(RoleTags.parts(of: line).map(\.string).joined().utf8)
          }
      )
    }
  }

  /// What steers a terminal never steers the reader of tags.
  @Test func noTextHoldsATag() {
    #expect(Text("\u{1B}[5mx\u{1B}[0m").lineParts[0].map(\.string) == ["^[[5mx^[[0m"])
  }
}
