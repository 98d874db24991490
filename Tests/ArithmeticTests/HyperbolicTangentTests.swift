import Testing

@testable import Arithmetic

@Suite struct HyperbolicTangentTests {
  @Test("keeps the sign of zero and ends at ±1")
  func exact() {
    #expect(Elementary.tanh(0).bitPattern == 0)
    #expect(Elementary.tanh(-0.0).bitPattern == (-0.0).bitPattern)
    for large: Double in [19.07, 20, 21, 1e300, .infinity] {
      #expect(Elementary.tanh(large) == 1)
      #expect(Elementary.tanh(-large) == -1)
    }
    #expect(Elementary.tanh(18) < 1)
  }

  @Test("gives subnormal numbers back")
  func subnormal() {
    for pattern: UInt64 in [1, 2, 0x8_0000_0000_0001, 0xf_ffff_ffff_ffff] {
      let x = Double(bitPattern: pattern)
      #expect(Elementary.tanh(x) == x)
    }
  }

  @Test("is odd")
  func odd() {
    for x in stride(from: 0.01, through: 22, by: 0.013) {
      #expect(Elementary.tanh(-x) == -Elementary.tanh(x))
    }
  }
}
