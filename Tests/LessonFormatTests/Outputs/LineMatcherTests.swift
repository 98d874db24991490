import Testing

@testable import LessonFormat

@Suite struct LineMatcherTests {
  @Test(arguments: [
    ("cost 3.214510e+00", "cost 3.214511e+00", true),
    ("cost 3.214510e+00", "cost 3.214610e+00", false),
    ("cost 3.2145", "cost  3.2145", false),
    ("cost -1.0", "cost 1.0", false),
    ("cost -1.0000001", "cost -1.0", true),
    ("w2[3,7] 0.5", "w2[3,8] 0.5", false),
    ("1.0 and 2", "1.0000001 and 2.0000001", true),
    ("0.0", "1e-300", false),
    ("0.0", "0", true),
    ("1e999", "1e998", false),
    ("1e999", "1e999", true),
    ("1.5 [..] 2.5", "1.5000001 x 2.5000001", true),
    ("1.2[..]", "1.2345", true),
    ("784-30-10", "784-30-10", true),
    ("nan", "nan", true),
    ("nan", "inf", false),
    ("", "", true),
    ("1", "", false),
  ])
  func comparesNumbersWithinATolerance(_ expected: String, _ actual: String, isMatch: Bool) {
    #expect(matches(expected, actual, tolerance: 1e-6) == isMatch)
  }

  @Test func comparesBytesWithoutOne() {
    #expect(!matches("1.0", "1.00", tolerance: nil))
    #expect(matches("1.0", "1.0", tolerance: nil))
  }

  private func matches(_ expected: String, _ actual: String, tolerance: Double?) -> Bool {
    var matcher = LineMatcher(tolerance: tolerance)
    return matcher.matches(expected, actual)
  }
}
