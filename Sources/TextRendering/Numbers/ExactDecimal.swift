/// The magnitude of a finite `Double` written out in decimal, every digit of it.
///
/// A double is an integer times a power of two, so it has an end in decimal too (at most 767 digits).
/// Rounding those digits is the only rounding there is: no libc, no locale, no double rounding.
struct ExactDecimal {
  /// Digits d₀ d₁ d₂ … without leading zeros; none for zero.
  ///
  /// The value is 0.d₀d₁d₂… × 10^`point`.
  private(set) var digits: [UInt8] = []

  /// Where the decimal point stands: after this many digits (before them if negative).
  private(set) var point = 0

  /// Expands |`value`|, which must be finite.
  init(_ value: Double) {
    precondition(value.isFinite, "only a finite number has a decimal expansion: \(value)")
    guard value != 0 else { return }

    // |value| = significand · 2^exponent, the significand odd.
    let leadingBit: UInt64 = value.isNormal ? 1 << 52 : 0
    var significand = value.significandBitPattern | leadingBit
    var exponent = max(Int(value.exponentBitPattern), 1) - 1075
    let zeros = significand.trailingZeroBitCount
    significand >>= UInt64(zeros)
    exponent += zeros

    // For a negative exponent, 2^exponent = 5^|exponent| / 10^|exponent|.
    var integer = BigDecimalInteger(significand)
    integer.multiply(by: exponent < 0 ? 5 : 2, times: abs(exponent))
    digits = integer.digits
    point = digits.count + min(exponent, 0)
  }

  /// Digit `index` after the leading one; 0 outside of those that are written.
  func digit(_ index: Int) -> UInt8 {
    digits.indices.contains(index) ? digits[index] : 0
  }

  /// Multiplies by 10^`power`, exactly.
  mutating func shift(by power: Int) {
    point += digits.isEmpty ? 0 : power
  }

  /// Rounds to the first `count` digits, a tie to the even digit.
  ///
  /// A count of 0 rounds to 0 or to 1 in the place before the first digit; below 0 nothing is left.
  mutating func round(keeping count: Int) {
    guard count < digits.count else { return }
    guard count >= 0 else {
      digits = []
      return
    }
    let isOdd = count > 0 && digits[count - 1] % 2 == 1
    let hasMore = digits[(count + 1)...].contains { $0 != 0 }
    let roundsUp = digits[count] > 5 || (digits[count] == 5 && (hasMore || isOdd))
    digits.removeSubrange(count...)
    if roundsUp { increment() }
  }

  /// Adds one in the last place: …3999 becomes …4000.
  private mutating func increment() {
    for index in digits.indices.reversed() {
      guard digits[index] == 9 else {
        digits[index] += 1
        return
      }
      digits[index] = 0
    }
    digits.insert(1, at: 0)
    point += 1
  }
}

/// A large whole number in base 10⁹, lowest limb first: what turns powers of two into digits.
private struct BigDecimalInteger {
  private static let base: UInt64 = 1_000_000_000
  private var limbs: [UInt64] = []

  init(_ value: UInt64) {
    limbs = [value % Self.base, value / Self.base]
  }

  mutating func multiply(by factor: UInt64, times count: Int) {
    var remaining = count
    while remaining > 0 {
      // Twelve factors at a time: 5¹² · 10⁹ is far below 2⁶⁴.
      let batch = min(remaining, 12)
      multiply(by: (0..<batch).reduce(1) { power, _ in power * factor })
      remaining -= batch
    }
  }

  private mutating func multiply(by factor: UInt64) {
    var carry: UInt64 = 0
    for index in limbs.indices {
      let product = limbs[index] * factor + carry
      limbs[index] = product % Self.base
      carry = product / Self.base
    }
    if carry > 0 { limbs.append(carry) }
  }

  /// The digits, highest first, without leading zeros.
  var digits: [UInt8] {
    var reversed: [UInt8] = []
    for limb in limbs {
      var rest = limb
      for _ in 0..<9 {
        reversed.append(UInt8(rest % 10))
        rest /= 10
      }
    }
    while reversed.last == 0 { reversed.removeLast() }
    return reversed.reversed()
  }
}
