import Testing

@testable import Arithmetic

@Suite struct LogarithmTests {
  @Test("has the logarithm's special values")
  func logEdges() {
    #expect(Elementary.log(1).bitPattern == 0)
    #expect(Elementary.log(0) == -.infinity)
    #expect(Elementary.log(-0.0) == -.infinity)
    #expect(Elementary.log(.infinity) == .infinity)
    for negative: Double in [-.leastNonzeroMagnitude, -1, -.infinity] {
      #expect(Elementary.log(negative).bitPattern == Double.nan.bitPattern)
    }
  }

  @Test("finds the exponent of every power of two")
  func powersOfTwo() {
    let ln2 = Elementary.log(2)
    #expect(ln2 == 0x1.62e42fefa39efp-1)
    for exponent in -1074...1023 {
      let power = Double(sign: .plus, exponent: exponent, significand: 1)
      #expect(ulpsBetween(Elementary.log(power), Double(exponent) * ln2) <= 1)
    }
  }

  @Test("has the special values of log(1 + x)")
  func log1pEdges() {
    #expect(Elementary.log1p(0).bitPattern == 0)
    #expect(Elementary.log1p(-0.0).bitPattern == (-0.0).bitPattern)
    #expect(Elementary.log1p(-1) == -.infinity)
    #expect(Elementary.log1p(.infinity) == .infinity)
    for outside: Double in [(-1.0).nextDown, -2, -.infinity] {
      #expect(Elementary.log1p(outside).bitPattern == Double.nan.bitPattern)
    }
  }

  @Test("gives a subnormal x back as log(1 + x)")
  func log1pOfSubnormals() {
    for pattern: UInt64 in [1, 2, 0x8_0000_0000_0001, 0xf_ffff_ffff_ffff] {
      let x = Double(bitPattern: pattern)
      #expect(Elementary.log1p(x) == x)
      #expect(Elementary.log1p(-x) == -x)
    }
  }
}
