import Testing

@testable import TextRendering

struct DigitPictureTests {
  private let small = DigitPicture(
    pixels: [0, 26, 128, 255, 0, 0, 255, 0, 0],
    height: 3,
    width: 3,
    caption: "image \("7", .strong)"
  )

  @Test func plainIsARampOfTwoCharactersAPixel() {
    #expect(
      Page(small).string(in: .plain) == """
        image 7
          ..++
        @@
        @@

        """
    )
    #expect(small.lines(in: ascii) == small.lines(in: .plain))
    expectWellFormed(small)
  }

  @Test func theRampIsEven() {
    let picture = DigitPicture(pixels: Array(0...255), height: 8, width: 32)
    let characters = picture.lines(in: .plain).joined()
    for mark in ".:-=+*#%" { #expect((50...52).contains(characters.count { $0 == mark })) }
  }

  @Test func colorShowsTwoRowsALine() {
    let lines = small.lines(in: Style(color: .trueColor))
    #expect(lines.map(stripped) == ["image 7", "▀▀▀", "▀▀▀"])
    #expect(
      lines[1] == "\u{1B}[38;2;0;0;0;48;2;255;255;255m▀\u{1B}[38;2;26;26;26;48;2;0;0;0m▀"
        + "\u{1B}[38;2;128;128;128m▀\u{1B}[0m"
    )
    #expect(small.lines(in: palette)[2] == "\u{1B}[38;5;231m▀\u{1B}[38;5;16m▀▀\u{1B}[0m")
  }

  @Test func aDigitTakesTheDocumentedSpace() {
    let digit = DigitPicture(pixels: Array(repeating: 255, count: 784), height: 28, width: 28)
    #expect(
      digit.lines(in: .plain) == Array(repeating: String(repeating: "@", count: 56), count: 28)
    )
    let colored = digit.lines(in: palette)
    #expect(colored.map(stripped) == Array(repeating: String(repeating: "▀", count: 28), count: 14))
    #expect(colored.allSatisfy { colorChanges($0) == 2 })
  }

  /// Rows and columns have the numbers that weights and gradients have at the same places.
  @Test func rulersCountRowsAndColumns() {
    let pixels = (0..<784).map { UInt8($0 == 300 ? 255 : 0) }
    let digit = DigitPicture(pixels: pixels, height: 28, width: 28, isRuled: true)
    let plain = digit.lines(in: .plain)
    #expect(plain.count == 29 && plain[1] == " 0" && plain[28] == "27")
    // Pixel 300 is in row 10, column 20; the last digit of a number stands above its column.
    #expect(plain[11] == "10 " + String(repeating: " ", count: 40) + "@@")
    #expect(plain[0].firstRange(of: "20")?.upperBound.utf16Offset(in: plain[0]) == 3 + 42)
    let colored = digit.lines(in: palette).map(stripped)
    #expect(colored.count == 15 && colored[0] == "   0    5   10   15   20   25")
    #expect(colored[6].hasPrefix("10 ▀"))
    for style in [palette, .plain] {
      let map = HeatMap(values: pixels.map(Double.init), height: 28, width: 28)
      #expect(map.lines(in: style)[0] == digit.lines(in: style)[0])
    }
    expectWellFormed(digit)
    let wide = DigitPicture(
      pixels: Array(repeating: 9, count: 1000),
      height: 1,
      width: 1000,
      isRuled: true
    )
    #expect(
      wide.lines(in: .plain)
        == DigitPicture(pixels: wide.pixels, height: 1, width: 1000).lines(in: .plain)
    )
  }

  @Test func whatIsTooWideIsAveraged() {
    // 82 columns: half as many in colour; a third in plain text, at two characters a pixel.
    let pixels = (0..<3 * 82).map { UInt8($0 % 2 == 0 ? 0 : 255) }
    let picture = DigitPicture(pixels: pixels, height: 3, width: 82)
    #expect(picture.lines(in: palette).map(stripped).map(\.count) == [41])
    #expect(picture.lines(in: .plain).map(\.count) == [56])
    let wide = DigitPicture(pixels: Array(repeating: 9, count: 1000), height: 1, width: 1000)
    for block in [picture, wide] { expectWellFormed(block) }
    expectWellFormed(DigitPicture(pixels: [], height: 0, width: 0, caption: "none"))
    #expect(DigitPicture(pixels: [], height: 0, width: 9).lines(in: palette) == [])
    #expect(DigitPicture(pixels: [], height: 2, width: 0).lines(in: .plain) == ["", ""])
  }
}
