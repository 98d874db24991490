import Testing

@testable import TextRendering

struct DigitStripTests {
  private func square(_ pixels: [UInt8], _ caption: Text) -> DigitPicture {
    DigitPicture(pixels: pixels, height: 2, width: 2, caption: caption)
  }

  @Test func plainHasOneCharacterAPixelAndOneLineForTwoRows() {
    let strip = DigitStrip([square([255, 0, 0, 0], "0: a"), square([0, 255, 0, 255], "1: b")])
    #expect(
      Page(strip).string(in: .plain) == """
        0: a    1: b
        +        @

        """
    )
    #expect(strip.lines(in: palette).map(stripped) == ["0: a    1: b", "▀▀      ▀▀"])
    expectWellFormed(strip)
  }

  @Test(arguments: allStyles)
  func twoDigitsStandAbreast(style: Style) {
    let digit = DigitPicture(pixels: Array(repeating: 200, count: 784), height: 28, width: 28)
    let lines = DigitStrip([digit, digit, digit]).lines(in: style).map(stripped)
    #expect(
      lines.map(\.count) == Array(repeating: 60, count: 14) + [0] + Array(repeating: 28, count: 14)
    )
  }

  @Test func longCaptionsAreFolded() {
    let caption = Text(Array(repeating: "label", count: 20).joined(separator: " "))
    let strip = DigitStrip([square([0, 0, 0, 0], caption), square([9, 9, 99, 99], "short")])
    #expect(strip.lines(in: .plain).count == 5)
    expectWellFormed(strip)
  }

  @Test func anyMixtureIsWellFormed() {
    var dice = Dice(state: 17)
    for _ in 0..<8 {
      expectWellFormed(
        DigitStrip(
          (0..<dice.next() % 5).map { index in
            let height = Int(dice.next() % 40)
            let width = Int(dice.next() % 170)
            return DigitPicture(
              pixels: (0..<height * width).map { _ in UInt8(truncatingIfNeeded: dice.next()) },
              height: height,
              width: width,
              caption: Text("\(index): δ")
            )
          }
        )
      )
    }
  }
}
