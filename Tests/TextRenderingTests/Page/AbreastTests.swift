import Testing

@testable import TextRendering

struct AbreastTests {
  private func map(_ caption: String) -> HeatMap {
    HeatMap(values: Array(repeating: 1, count: 784), height: 28, width: 28, caption: Text(caption))
  }

  @Test func standSideBySideWhereThereIsRoom() {
    let page = Abreast([
      Page(Text("a"), Text("bb")), Text("c"), Page(Text("d"), Text("e"), Text("f")),
    ])
    #expect(page.lines(in: .plain) == ["a     c    d", "bb         e", "           f"])
  }

  /// In colour two pictures of 28 × 28 fit abreast; in plain text, twice as wide, they do not.
  @Test func picturesOfWeights() {
    let pair = Abreast([map("data"), map("L2, into unit 12, on the scale of the data")])
    #expect(pair.lines(in: palette).count == 16 + 1)
    #expect(pair.lines(in: palette).map(stripped)[0].hasPrefix("data"))
    #expect(
      pair.lines(in: .plain) == map("data").lines(in: .plain)
        + map("L2, into unit 12, on the scale of the data").lines(in: .plain)
    )
    expectWellFormed(pair)
    #expect(Abreast([map("a"), map("b"), map("c")]).lines(in: palette).count == 2 * 17)
    #expect(Abreast([]).lines(in: .plain) == [])
  }
}
