import Testing

@testable import Arithmetic

@Suite struct GaussianTests {
  @Test("has the special values of the normal distribution's inverse")
  func edges() {
    #expect(Elementary.gaussian(uniform: 0.5).bitPattern == 0)
    #expect(Elementary.gaussian(uniform: 0) == -.infinity)
    #expect(Elementary.gaussian(uniform: 1) == .infinity)
    for outside: Double in [-.leastNonzeroMagnitude, 1.0.nextUp, -.infinity, .infinity] {
      #expect(Elementary.gaussian(uniform: outside).bitPattern == Double.nan.bitPattern)
    }
  }

  // The examples that the author of AS 241 gave to check an implementation with.
  @Test("gives the published examples")
  func published() {
    #expect(abs(Elementary.gaussian(uniform: 0.25) - -0.6744897501960817) < 1e-15)
    #expect(abs(Elementary.gaussian(uniform: 0.001) - -3.090232306167814) < 1e-14)
    #expect(abs(Elementary.gaussian(uniform: 1e-20) - -9.262340089798408) < 1e-14)
  }

  @Test("is odd about ½")
  func odd() {
    let random = SplitMix64(seed: 0)
    for index in 0..<UInt64(2000) {
      let p = random.uniform(at: index)
      #expect(Elementary.gaussian(uniform: 1 - p) == -Elementary.gaussian(uniform: p))
    }
  }

  @Test("draws numbers of mean 0, variance 1 and the fourth moment of the normal distribution")
  func moments() {
    let random = SplitMix64(seed: 1)
    let count = 100_000.0
    var sums = (0.0, 0.0, 0.0)
    for index in 0..<UInt64(count) {
      let x = random.gaussian(at: index)
      sums = (sums.0 + x, sums.1 + x * x, sums.2 + x * x * x * x)
    }
    // Five standard deviations of each mean of 100,000.
    #expect(abs(sums.0 / count) < 5 * 0.00317)
    #expect(abs(sums.1 / count - 1) < 5 * 0.00448)
    #expect(abs(sums.2 / count - 3) < 5 * 0.0310)
  }
}
