import Testing

@testable import TextRendering

struct HalfBlocksTests {
  @Test func colorsAreSentOnChangeOnly() {
    let lines = HalfBlocks.lines(height: 2, width: 4) { row, column in
      .palette(row == 0 ? 1 : UInt8(column / 2))
    }
    #expect(lines == ["\u{1B}[38;5;1;48;5;0m▀▀\u{1B}[48;5;1m▀▀\u{1B}[0m"])
  }

  @Test func anOddLastRowHasNoBackground() {
    let lines = HalfBlocks.lines(height: 3, width: 1) { row, _ in .rgb(UInt8(row), 2, 3) }
    #expect(lines == ["\u{1B}[38;2;0;2;3;48;2;1;2;3m▀\u{1B}[0m", "\u{1B}[38;2;2;2;3m▀\u{1B}[0m"])
  }

  @Test func nothingIsDrawnForNothing() {
    #expect(HalfBlocks.lines(height: 0, width: 5) { _, _ in .palette(1) } == [])
    #expect(HalfBlocks.lines(height: 5, width: 0) { _, _ in .palette(1) } == [])
  }

  @Test func onlyColorAndUnicodeDrawHalfBlocks() {
    #expect(allStyles.filter(\.drawsHalfBlocks) == [palette, Style(color: .trueColor)])
  }
}
