import Testing

@testable import TextRendering

struct DisplayWidthTests {
  @Test(arguments: [
    ("", 0), ("abc", 3), ("σ′(z₁)", 6), ("‖δ‖₂", 4), ("████▏", 5), ("⣿⠁", 2), ("▀", 1), ("é", 1),
    ("e\u{301}", 1), ("a\u{20DD}", 1), ("学生", 4), ("ｗ", 2), ("한글", 4), ("👩", 2), ("→×·−½∞", 6),
  ])
  func widthIsThatOfATerminal(text: String, width: Int) {
    #expect(DisplayWidth.columns(of: text) == width)
  }
}
