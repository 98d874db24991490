import Foundation
import Testing

@testable import TextRendering

struct HeatMapTests {
  private let small = HeatMap(
    values: [0, 0.9, -0.9, 0.04, -0.5, .nan, .infinity, -.infinity],
    height: 2,
    width: 4,
    caption: "∂C/∂w2"
  )

  @Test func plainShowsSignAndDigit() {
    #expect(
      Page(small).string(in: .plain) == """
        ∂C/∂w2
           0
        0  ·+9-9 ·
        1 -5 ?+!-!
        -9 = -0.9000   · = 0   +9 = 0.9000   (to the nearest ninth)
        ? = nan (1)   ! = infinite (2)

        """
    )
    expectWellFormed(small)
  }

  /// CIE lightness, 0 to 100, of an ink of 24 bits.
  private func lightness(_ ink: Ink) -> Double {
    guard case .rgb(let red, let green, let blue) = ink else { return .nan }
    func linear(_ byte: UInt8) -> Double {
      let share = Double(byte) / 255
      return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
    }
    let luminance = 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
    return 116 * cbrt(luminance) - 16
  }

  @Test("in greys alone a cell darker than every red one is below 0, and more of a sign is darker")
  func greys() {
    let scale = HeatScale([-1, 1], limit: nil)
    let style = Style(color: .trueColor)
    let below = (0...10).map { lightness(scale.ink(for: -Double($0) / 10, in: style)) }
    let above = (0...10).map { lightness(scale.ink(for: Double($0) / 10, in: style)) }
    for shades in [below, above] { #expect(zip(shades, shades.dropFirst()).allSatisfy { $0 > $1 }) }
    #expect(below[6] < above[10] - 5 && above[10] > 60)
  }

  @Test func colorIsBlueBelowZeroAndRedAbove() {
    let lines = small.lines(in: palette)
    // 20 is blue, 231 white, 203 red; two columns a value, both halves of the line.
    #expect(
      lines[2].hasSuffix(
        "\u{1B}[38;5;231;48;5;231m▀▀\u{1B}[38;5;203;48;5;203m▀▀\u{1B}[38;5;20;48;5;20m▀▀"
          + "\u{1B}[38;5;231;48;5;231m▀▀\u{1B}[0m"
      )
    )
    let exact = small.lines(in: Style(color: .trueColor))
    #expect(exact[2].contains("\u{1B}[38;2;0;0;215;48;2;0;0;215m▀▀"))
    #expect(
      exact.map(stripped) == [
        "∂C/∂w2", "   0", "0 ▀▀▀▀▀▀▀▀", "1 ▀▀▀▀▀▀▀▀",
        "-0.9000 ███████████ 0.9000", "black = nan (1)   yellow = infinite (2)",
      ]
    )
  }

  @Test func aLargeMapTakesHalfALineARowInColor() {
    let map = HeatMap(values: Array(repeating: 1, count: 784), height: 28, width: 28)
    let lines = map.lines(in: palette).map(stripped)
    #expect(lines.count == 1 + 14 + 1)
    #expect(lines[0] == "   0    5   10   15   20   25")
    #expect(lines[14] == "26 " + String(repeating: "▀", count: 28))
    #expect(map.lines(in: .plain).count == 1 + 28 + 1)
  }

  @Test func aWideMapIsSplitIntoNumberedPanels() {
    let map = HeatMap(values: (0..<100).map { Double($0) - 50 }, height: 1, width: 100)
    let lines = map.lines(in: .plain)
    #expect(lines.count == 9)
    #expect(lines[0].hasPrefix("   0         5        10"))
    #expect(lines[3].hasPrefix("  35        40        45"))
    #expect(lines[6].hasSuffix("95"))
    #expect(lines[7].hasSuffix("+9"))
    expectWellFormed(map)
  }

  @Test func twoMapsMayShareAScale() {
    let map = HeatMap(values: [1, -4, 2], height: 1, width: 3, limit: 2)
    #expect(
      map.lines(in: .plain) == [
        "   0", "0 +5-9+9", "-9 = -2.000   · = 0   +9 = 2.000   (to the nearest ninth)",
        "beyond the scale: 1",
      ]
    )
  }

  @Test(arguments: [0, -1, .nan, .infinity])
  func aLimitThatIsNoneIsIgnored(limit: Double) {
    let map = HeatMap(values: [3, -1], height: 1, width: 2, limit: limit)
    #expect(
      map.lines(in: .plain) == HeatMap(values: [3, -1], height: 1, width: 2).lines(in: .plain)
    )
  }

  @Test func nothingAndZeroAreSaid() {
    let nothing = HeatMap(values: [], height: 0, width: 3, caption: "c")
    #expect(nothing.lines(in: .plain) == ["c", "no values"])
    let zero = HeatMap(values: [0, -0.0], height: 1, width: 2)
    #expect(zero.lines(in: .plain) == ["   0", "0  · ·", "every finite value is 0"])
    let none = HeatMap(values: [.nan], height: 1, width: 1)
    #expect(none.lines(in: .plain) == ["   0", "0  ?", "? = nan (1)"])
  }

  @Test func anyMapIsWellFormed() {
    var dice = Dice(state: 23)
    for _ in 0..<12 {
      let height = Int(dice.next() % 45)
      let width = Int(dice.next() % 200)
      let values = (0..<height * width).map { _ in dice.double() }
      expectWellFormed(HeatMap(values: values, height: height, width: width))
    }
  }
}
