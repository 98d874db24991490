import Testing

@testable import TextRendering

struct ExactDecimalTests {
  private func text(_ decimal: ExactDecimal) -> String {
    decimal.digits.map(String.init).joined()
  }

  @Test func powersOfTwoAreWrittenOut() {
    let large = ExactDecimal(0x1p70)
    #expect(text(large) == "1180591620717411303424")
    #expect(large.point == 22)
    let small = ExactDecimal(-0x1p-10)
    #expect(text(small) == "9765625")
    #expect(small.point == -3)
    #expect(ExactDecimal(0).digits.isEmpty)
  }

  @Test func aTenthIsNotATenth() {
    let tenth = ExactDecimal(0.1)
    #expect(text(tenth) == "1000000000000000055511151231257827021181583404541015625")
    #expect(tenth.point == 0)
  }

  /// The digit counts are those of the IEEE 754 literature: 309, 767 and 751.
  @Test func theExtremesHaveTheirKnownLengths() {
    let largest = ExactDecimal(.greatestFiniteMagnitude)
    #expect(largest.point == 309)
    #expect(text(largest).hasPrefix("17976931348623157081452742373170435679807"))
    let longest = ExactDecimal(Double.leastNormalMagnitude.nextDown)
    #expect(longest.digits.count == 767)
    let smallest = ExactDecimal(.leastNonzeroMagnitude)
    #expect(smallest.digits.count == 751)
    #expect(smallest.point == -323)
    #expect(text(smallest).hasPrefix("49406564584124654417656879286822"))
  }

  @Test(arguments: [
    (0.5, 0, "", 0), (1.5, 1, "2", 1), (2.5, 1, "2", 1), (9.75, 2, "98", 1), (9.96, 2, "100", 2),
    (0.75, 0, "1", 1), (0.25, -1, "", 0), (4.0, 5, "4", 1),
  ])
  func roundingTakesTiesToEven(value: Double, kept: Int, digits: String, point: Int) {
    var decimal = ExactDecimal(value)
    decimal.round(keeping: kept)
    #expect(text(decimal) == digits)
    if !digits.isEmpty { #expect(decimal.point == point) }
  }

  @Test func shiftingMovesThePointOnly() {
    var decimal = ExactDecimal(0.1)
    let before = decimal.digits
    decimal.shift(by: 2)
    #expect(decimal.digits == before)
    #expect(decimal.point == 2)
  }
}
