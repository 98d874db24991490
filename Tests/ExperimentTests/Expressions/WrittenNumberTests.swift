import Testing

@testable import Experiment

@Suite struct WrittenNumberTests {
  @Test(arguments: [
    ("0.5", 0.5), ("5", 5), (".5", 0.5), ("5.", 5), ("1e-3", 1e-3), ("1E+3", 1000), ("97%", 0.97),
    ("97 %", 0.97),
  ])
  func reads(_ text: String, value: Double) {
    #expect(WrittenNumber(text)?.value == value)
  }

  @Test(arguments: [
    "", ".", "e3", "1e", "1e+", "-1", "+1", "1,5", "0x1p3", "nan", "inf", "1e999", "1%%",
  ])
  func refuses(_ text: String) {
    #expect(WrittenNumber(text) == nil)
  }

  @Test(
    arguments: [("12.5e-3x", 7), ("1e+", 1), ("1.2.3", 3), ("12.", 3), ("..1", nil)]
      as [(String, Int?)]
  )
  func measures(_ text: String, length: Int?) {
    #expect(WrittenNumber.length(at: 0, in: Array(text.utf8)) == length)
  }
}
