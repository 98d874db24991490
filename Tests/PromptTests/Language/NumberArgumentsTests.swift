import Testing
import TextRendering

@testable import Prompt

struct NumberArgumentsTests {
  @Test(arguments: [
    ("0.5", 0.5), ("\u{2212}0.5", -0.5), ("1e-3", 0.001), (".5", 0.5), ("+2", 2), ("-0", 0),
    ("1,000", 1_000), ("-1,234,567.5", -1_234_567.5), ("1,000e3", 1e6), ("10,000.25", 10_000.25),
  ])
  func realNumbers(text: String, value: Double) {
    #expect(RealNumber(argument: text)?.value == value)
  }

  @Test(arguments: [
    "nan", "inf", "-inf", "infinity", "0x10", "1e999", "", "e", ".", "1,5", "1_0", "٣", "½", "1 ",
    "0,500", "1,0000", "1,00", "1000,000", ",500", "1,,000", "1.5,000", "1e1,000", "1_000",
    "1,000,",
  ])
  func notRealNumbers(text: String) {
    #expect(RealNumber(argument: text) == nil)
  }

  @Test(arguments: [
    ("12", 12), ("60_000", 60_000), ("60,000", 60_000), ("\u{2212}3", -3),
    ("-1,234,567", -1_234_567), ("9223372036854775807", Int.max),
  ])
  func wholeNumbers(text: String, value: Int) {
    #expect(WholeNumber(argument: text)?.value == value)
  }

  @Test(arguments: [
    "1.0", "1e3", "", ",", "9223372036854775808", "٣", "0x1", "one", "1,5", "1,00", "1__0", "1_",
    "1000,000",
    ",500", "1,-20", "0,500", "00,500",
  ])
  func notWholeNumbers(text: String) {
    #expect(WholeNumber(argument: text) == nil)
  }

  /// Every number as the program prints it.
  @Test(arguments: [1, 999, 1_000, 60_000, 1_234_567, -1_000])
  func whatIsPrintedIsRead(number: Int) {
    let text = Number.grouped(number)
    #expect(WholeNumber(argument: text)?.value == number)
    #expect(RealNumber(argument: text)?.value == Double(number))
  }
}
