import Testing

@testable import TextRendering

#if canImport(Darwin)
import Darwin
#else
import Glibc
#endif

struct NumberTests {
  @Test func digitsAgreeWithPython() throws {
    let rows = NumberTable.text.split(separator: "\n").map { $0.split(separator: " ") }
    #expect(rows.count > 150)
    for row in rows {
      try #require(row.count == 7)
      let value = Double(bitPattern: try #require(UInt64(row[0], radix: 16)))
      let texts = [
        Number.scientific(value),
        Number.fixed(value, decimals: 3),
        Number.scientific(value, decimals: 0),
        Number.significant(value),
        Number.significant(value, digits: 1),
        String(Number.percent(value).dropLast(2)),
      ]
      for (text, expected) in zip(texts, row.dropFirst()) where expected != "~" {
        #expect(text == expected, "\(row[0])")
      }
    }
  }

  @Test func examplesReadAsDocumented() {
    #expect(Number.scientific(3.21451) == "3.214510e+00")
    #expect(Number.fixed(0.7312, decimals: 3) == "0.731")
    #expect(Number.significant(0.1234) == "0.1234")
    #expect(Number.significant(1.234e-5) == "1.234e-05")
    #expect(Number.significant(0.5) == "0.5000")
    #expect(Number.significant(12.34) == "12.34")
    #expect(Number.significant(1000) == "1000")
    #expect(Number.significant(10000) == "1.000e+04")
    #expect(Number.percent(0.9795) == "97.95 %")
    #expect(Number.percent(1, decimals: 0) == "100 %")
    #expect(Number.fixed(1e22, decimals: 1) == "10000000000000000000000.0")
  }

  @Test(arguments: [-0.0, -1e-300, -.leastNonzeroMagnitude])
  func zeroHasNoSign(value: Double) {
    #expect(Number.fixed(value, decimals: 0) == "0")
    #expect(Number.fixed(value, decimals: 2) == "0.00")
    #expect(Number.percent(value) == "0.00 %")
    #expect(Number.scientific(-0.0) == "0.000000e+00")
    #expect(Number.significant(-0.0) == "0")
    #expect(Number.exact(-0.0) == "0")
  }

  @Test func whatIsNotFiniteIsNamed() {
    let forms: [(Double) -> String] = [
      { Number.scientific($0) }, { Number.fixed($0, decimals: 2) }, { Number.significant($0) },
      { Number.exact($0) },
    ]
    for form in forms {
      #expect(form(.nan) == "nan")
      #expect(form(-Double.nan) == "nan")
      #expect(form(.signalingNaN) == "nan")
      #expect(form(.infinity) == "inf")
      #expect(form(-.infinity) == "-inf")
    }
    #expect(Number.percent(.nan) == "nan %")
  }

  @Test func groupedSetsThousandsApart() {
    let expected = [
      0: "0", 7: "7", 999: "999", 1000: "1,000", 250_000: "250,000", -1234: "-1,234", -999: "-999",
      Int.max: "9,223,372,036,854,775,807", Int.min: "-9,223,372,036,854,775,808",
    ]
    for (count, text) in expected { #expect(Number.grouped(count) == text) }
  }

  @Test func exactReadsBack() {
    #expect(Number.exact(5) == "5")
    #expect(Number.exact(-0.1) == "-0.1")
    #expect(Number.exact(1e-5) == "1e-05")
    #expect(Number.exact(0.1 + 0.2) == "0.30000000000000004")
    var dice = Dice(state: 3)
    for _ in 0..<500 {
      let value = Double(bitPattern: dice.next())
      guard value.isFinite else { continue }
      #expect(Double(Number.exact(value))?.bitPattern == value.bitPattern)
    }
  }

  @Test func seventeenDigitsReadBack() {
    var dice = Dice(state: 5)
    for _ in 0..<500 {
      let value = Double(bitPattern: dice.next())
      guard value.isFinite else { continue }
      #expect(Double(Number.scientific(value, decimals: 16)) == value)
      #expect(Double(Number.significant(value, digits: 17)) == value)
    }
  }

  @Test(arguments: ["de_DE.UTF-8", "de_DE.utf8", "fr_FR.UTF-8", "nl_NL.UTF-8"])
  func aCommaLocaleChangesNothing(name: String) {
    // Only this thread's locale is changed, and only where the system has one with a comma.
    guard let locale = newlocale(allLocaleCategories, name, nil) else { return }
    let previous = uselocale(locale)
    defer {
      uselocale(previous)
      freelocale(locale)
    }
    #expect(Number.fixed(1234.5, decimals: 2) == "1234.50")
    #expect(Number.exact(0.5) == "0.5")
    #expect(Number.grouped(1234) == "1,234")
  }
}

/// LC_ALL_MASK is a macro that Swift does not import everywhere; these are its bits.
#if canImport(Darwin)
private let allLocaleCategories: Int32 = 0x3F
#else
private let allLocaleCategories: Int32 = 0x1FBF
#endif
