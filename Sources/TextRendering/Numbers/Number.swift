/// Numbers as text: the one place where a number gets its digits.
///
/// The digits are the correctly rounded ones (a tie goes to the even digit), the same on every
/// machine and in every locale. Nothing is ever printed as `-0` or `-0.00`; every NaN is `nan`,
/// the infinities are `inf` and `-inf`.
public enum Number {
  /// One digit before the point and a power of ten: `3.214510e+00`, as C's `%.6e`.
  public static func scientific(_ value: Double, decimals: Int = 6) -> String {
    require(decimals: decimals)
    return signed(value) { decimal in
      decimal.round(keeping: decimals + 1)
      return powerForm(decimal, decimals: decimals)
    }
  }

  /// As many places after the point as asked for: `0.731`, as C's `%.3f`.
  public static func fixed(_ value: Double, decimals: Int) -> String {
    require(decimals: decimals)
    return signed(value) { decimal in
      decimal.round(keeping: decimal.point + decimals)
      return pointForm(decimal, decimals: decimals)
    }
  }

  /// As many significant digits as asked for: `0.1234`, `12.34`, `1.234e-05`.
  ///
  /// Zeros at the end are kept, because they say how much is known: `0.5` with four digits is
  /// `0.5000`. Only a true zero is `0`. The power form is used below 0.0001 and from
  /// 10^`digits` on, as by C's `%#g`.
  public static func significant(_ value: Double, digits: Int = 4) -> String {
    precondition(digits >= 1, "a number needs at least one significant digit, not \(digits)")
    guard value != 0 else { return "0" }
    return signed(value) { decimal in
      decimal.round(keeping: digits)
      let exponent = decimal.point - 1
      return -4 <= exponent && exponent < digits
        ? pointForm(decimal, decimals: digits - 1 - exponent)
        : powerForm(decimal, decimals: digits - 1)
    }
  }

  /// A fraction of one as a percentage: 0.9795 is `97.95 %`.
  public static func percent(_ fraction: Double, decimals: Int = 2) -> String {
    require(decimals: decimals)
    let number = signed(fraction) { decimal in
      decimal.shift(by: 2)
      decimal.round(keeping: decimal.point + decimals)
      return pointForm(decimal, decimals: decimals)
    }
    return number + " %"
  }

  /// A count with its thousands set apart: `250,000`.
  public static func grouped(_ count: Int) -> String {
    var text = ""
    let digits = String(count.magnitude)
    for (index, digit) in digits.enumerated() {
      if index > 0 && (digits.count - index) % 3 == 0 { text.append(",") }
      text.append(digit)
    }
    return count < 0 ? "-" + text : text
  }

  /// The shortest text that reads back as the same number: `0.1`, `5`, `1e-05`.
  ///
  /// The sign of a zero is the one thing it does not keep.
  public static func exact(_ value: Double) -> String {
    guard !value.isNaN else { return "nan" }
    guard value != 0 else { return "0" }
    let text = value.description
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  // MARK: - The forms

  /// The sign, and what `form` makes of the magnitude; no sign if all digits came out as zero.
  private static func signed(
    _ value: Double,
    form: (inout ExactDecimal) -> String
  ) -> String {
    guard !value.isNaN else { return "nan" }
    guard value.isFinite else { return value < 0 ? "-inf" : "inf" }
    var decimal = ExactDecimal(value)
    let text = form(&decimal)
    return value < 0 && !decimal.digits.isEmpty ? "-" + text : text
  }

  private static func pointForm(_ decimal: ExactDecimal, decimals: Int) -> String {
    let whole = decimal.point > 0 ? text(decimal, 0..<decimal.point) : "0"
    guard decimals > 0 else { return whole }
    return whole + "." + text(decimal, decimal.point..<decimal.point + decimals)
  }

  private static func powerForm(_ decimal: ExactDecimal, decimals: Int) -> String {
    let exponent = decimal.digits.isEmpty ? 0 : decimal.point - 1
    var result = text(decimal, 0..<1)
    if decimals > 0 { result += "." + text(decimal, 1..<decimals + 1) }
    result += exponent < 0 ? "e-" : "e+"
    return result + (abs(exponent) < 10 ? "0" : "") + String(abs(exponent))
  }

  private static func text(_ decimal: ExactDecimal, _ range: Range<Int>) -> String {
    String(decoding: range.map { decimal.digit($0) + UInt8(ascii: "0") }, as: UTF8.self)
  }

  private static func require(decimals: Int) {
    precondition(decimals >= 0, "decimals count from 0, not \(decimals)")
  }
}
