import Testing

@testable import Arithmetic

@Suite struct ExponentialTests {
  @Test("is exact where the result is")
  func exact() {
    #expect(Elementary.exp(0) == 1)
    #expect(Elementary.exp(-0.0) == 1)
    #expect(Elementary.exp(.infinity) == .infinity)
    #expect(Elementary.exp(-.infinity).bitPattern == 0)
    #expect(Elementary.exp(.leastNonzeroMagnitude) == 1)
  }

  @Test("overflows and underflows where eˣ does")
  func ends() {
    #expect(Elementary.exp(0x1.62e42fefa39efp+9).isFinite)
    #expect(Elementary.exp(0x1.62e42fefa39f0p+9) == .infinity)
    #expect(Elementary.exp(0x1.fffffffffffffp+1023) == .infinity)
    #expect(Elementary.exp(-0x1.74910d52d3051p+9) == .leastNonzeroMagnitude)
    #expect(Elementary.exp(-0x1.74910d52d3052p+9) == 0)
    #expect(Elementary.exp(-0x1.fffffffffffffp+1023) == 0)
  }
}
