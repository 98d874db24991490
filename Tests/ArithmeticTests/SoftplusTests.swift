import Testing

@testable import Arithmetic

@Suite struct SoftplusTests {
  @Test("is exact where the result is")
  func exact() {
    #expect(Elementary.softplus(0) == 0x1.62e42fefa39efp-1)
    #expect(Elementary.softplus(-0.0) == 0x1.62e42fefa39efp-1)
    #expect(Elementary.softplus(.infinity) == .infinity)
    #expect(Elementary.softplus(-.infinity).bitPattern == 0)
  }

  @Test("is z where z is large, and eᶻ where it is very negative")
  func ends() {
    for z: Double in [37.0, 40, 709, 1e300, 0x1.fffffffffffffp+1023] {
      #expect(Elementary.softplus(z) == z)
      #expect(Elementary.softplus(-z) == Elementary.exp(-z))
    }
    #expect(Elementary.softplus(-745.13) == .leastNonzeroMagnitude)
  }
}
