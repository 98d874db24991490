import Testing

@testable import LessonFormat

@Suite struct ToleranceTests {
  @Test func readsPercentagesAndDistances() {
    #expect(Tolerance("0.5%") == .relative(0.005))
    #expect(Tolerance("50 %") == .relative(0.5))
    #expect(Tolerance("1e-3") == .absolute(1e-3))
    #expect(Tolerance("0") == .absolute(0))
    for text in ["", "%", "x", "-1", "1e999", "nan", "inf", "0x1p3", "1 2"] {
      #expect(Tolerance(text) == nil, "\(text)")
    }
  }

  @Test func includesItsBounds() {
    #expect(Tolerance.absolute(0.25).accepts(1.25, for: 1))
    #expect(Tolerance.absolute(0.25).accepts(0.75, for: 1))
    #expect(!Tolerance.absolute(0.25).accepts(1.2500001, for: 1))
    #expect(Tolerance.relative(0.25).accepts(-10, for: -8))
    #expect(!Tolerance.relative(0.25).accepts(-10.1, for: -8))
    #expect(Tolerance.relative(0.25).accepts(0, for: 0))
    #expect(!Tolerance.relative(0.25).accepts(1e-300, for: 0))
  }

  @Test func acceptsNothingInfinite() {
    for tolerance in [Tolerance.absolute(1), .relative(1)] {
      #expect(!tolerance.accepts(.infinity, for: .infinity))
      #expect(!tolerance.accepts(.nan, for: 1))
      #expect(!tolerance.accepts(1, for: .nan))
    }
  }
}
