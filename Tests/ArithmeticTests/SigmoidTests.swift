import Testing

@testable import Arithmetic

@Suite struct SigmoidTests {
  @Test("is exact where the result is")
  func exact() {
    #expect(Elementary.sigmoid(0) == 0.5)
    #expect(Elementary.sigmoid(-0.0) == 0.5)
    #expect(Elementary.sigmoid(.infinity) == 1)
    #expect(Elementary.sigmoid(-.infinity).bitPattern == 0)
  }

  @Test("stays between 0 and 1 and rises, however large z is")
  func rises() {
    var before = 0.0
    for z in stride(from: -760.0, through: 760, by: 0.25) {
      let value = Elementary.sigmoid(z)
      #expect(before <= value && value <= 1)
      before = value
    }
    #expect(Elementary.sigmoid(0x1.fffffffffffffp+1023) == 1)
    #expect(Elementary.sigmoid(-0x1.fffffffffffffp+1023) == 0)
  }

  @Test("is the formula itself wherever its exp does not overflow")
  func formula() {
    for z in stride(from: -709.0, through: 40, by: 0.37) {
      #expect(Elementary.sigmoid(z) == 1 / (1 + Elementary.exp(-z)))
    }
  }

  @Test("is eᶻ where that is subnormal")
  func subnormal() {
    #expect(Elementary.sigmoid(-740) == Elementary.exp(-740))
    #expect(Elementary.sigmoid(-745.13) == .leastNonzeroMagnitude)
    #expect(Elementary.sigmoid(-745.14) == 0)
  }
}
