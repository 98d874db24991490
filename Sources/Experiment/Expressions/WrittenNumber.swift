import Wording

/// A number as people write it: `0.5`, `1e-3`, `97%`.
package struct WrittenNumber: Equatable {
  /// The value, the percent sign counted in; finite.
  package let value: Double
  /// Whether a percent sign followed.
  package let isPercentage: Bool

  /// Reads text that is one number without sign, and nothing else; nil if it is not.
  package init?(_ text: String) {
    let bytes = Array(text.utf8)
    guard let length = WrittenNumber.length(at: 0, in: bytes) else { return nil }
    let rest = String(decoding: bytes[length...], as: UTF8.self).trimmed
    guard rest.isEmpty || rest == "%" else { return nil }
    guard let value = WrittenNumber.value(of: bytes[..<length]) else { return nil }
    self.isPercentage = rest == "%"
    self.value = isPercentage ? value / 100 : value
  }

  /// How many bytes from `start` on are digits with at most one point and an exponent; nil if none.
  package static func length(at start: Int, in bytes: [UInt8]) -> Int? {
    var end = start
    func skipDigits() -> Int {
      let first = end
      while end < bytes.count, bytes[end].isDigit { end += 1 }
      return end - first
    }
    var digits = skipDigits()
    if end < bytes.count, bytes[end] == UInt8(ascii: "."),
      digits > 0 || hasDigit(at: end + 1, in: bytes)
    {
      end += 1
      digits += skipDigits()
    }
    guard digits > 0 else { return nil }
    if end < bytes.count, bytes[end] | 0x20 == UInt8(ascii: "e") {
      let isSigned =
        end + 1 < bytes.count && [UInt8(ascii: "+"), UInt8(ascii: "-")].contains(bytes[end + 1])
      if hasDigit(at: end + (isSigned ? 2 : 1), in: bytes) {
        end += isSigned ? 2 : 1
        _ = skipDigits()
      }
    }
    return end - start
  }

  /// How many bytes from `start` on are a number whose thousands are parted by commas, as the program prints
  /// them: `50,000`, `1,000.5`; nil if none.
  package static func lengthOfGroups(at start: Int, in bytes: [UInt8]) -> Int? {
    let first = bytes[start...].prefix { $0.isDigit }
    guard (1...3).contains(first.count), first.first != UInt8(ascii: "0") else { return nil }
    var end = first.endIndex
    while end < bytes.count, bytes[end] == UInt8(ascii: ","),
      bytes[(end + 1)...].prefix(while: \.isDigit).count == 3
    { end += 4 }
    guard end > first.endIndex else { return nil }
    return end - start + (hasFraction(at: end, in: bytes) ? length(at: end, in: bytes) ?? 0 : 0)
  }

  private static func hasFraction(at index: Int, in bytes: [UInt8]) -> Bool {
    index < bytes.count && bytes[index] == UInt8(ascii: ".")
  }

  /// The value of digits that `length` measured; nil if it is too large for a `Double`.
  package static func value(of bytes: ArraySlice<UInt8>) -> Double? {
    // `Double` rounds correctly and knows no locale.
    Double(String(decoding: bytes, as: UTF8.self)).flatMap { $0.isFinite ? $0 : nil }
  }

  private static func hasDigit(at index: Int, in bytes: [UInt8]) -> Bool {
    index < bytes.count && bytes[index].isDigit
  }
}
