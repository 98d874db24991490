import Testing

@testable import TextRendering

#if canImport(Darwin)
import Darwin
#else
import Glibc
#endif

struct RoleTests {
  /// The relative luminance of a colour of xterm's fixed palette (16…255), as WCAG 2 defines it.
  private func luminance(_ index: UInt8) -> Double {
    func linear(_ value: Int) -> Double {
      let share = Double(value) / 255
      return share <= 0.03928 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
    }
    if index >= 232 { return linear(8 + 10 * (Int(index) - 232)) }
    let steps = [0, 95, 135, 175, 215, 255]
    let cube = Int(index) - 16
    return 0.2126 * linear(steps[cube / 36]) + 0.7152 * linear(steps[cube / 6 % 6])
      + 0.0722 * linear(steps[cube % 6])
  }

  @Test(arguments: Role.allCases)
  func colorsReadOnBlackAndOnWhite(role: Role) throws {
    guard let index = role.paletteIndex else { return }
    try #require(index >= 16, "the first sixteen look different in every terminal")
    #expect((luminance(index) + 0.05) / 0.05 >= 4)
    #expect(1.05 / (luminance(index) + 0.05) >= 4)
  }

  @Test func colorsDiffer() {
    let indices = Role.allCases.compactMap(\.paletteIndex)
    #expect(Set(indices).count == indices.count)
  }

  @Test(arguments: Role.allCases)
  func paintIsUndoneAtTheEnd(role: Role) {
    #expect(Style.plain.paint("x", as: role) == "x")
    let painted = palette.paint("x", as: role)
    #expect(stripped(painted) == "x")
    #expect([.plain, .mark].contains(role) ? painted == "x" : painted.hasSuffix("x\u{1B}[0m"))
    #expect(palette.paint("", as: role) == "")
  }
}
