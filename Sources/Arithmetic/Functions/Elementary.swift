/// Elementary functions from IEEE 754 operations alone: the same bits on every machine.
///
/// The functions of the system's mathematical library differ from one system to the next. These are
/// made of `+`, `−`, `·`, `/`, square root, fused multiply-add, comparison and the bits of a number,
/// each of which has one right result. The page of each function says which operations are done in
/// which order, and with which constants, so that it can be written again in another language and
/// give the same bits. In those pages:
///
/// * every operation written is rounded once, to nearest even, subnormal numbers included;
///   `fma(a, b, c)` is a · b + c rounded once, and nothing else is fused;
/// * a decimal constant stands for the `Double` nearest to it;
/// * lines are read in order, and an expression as its parentheses say;
/// * any NaN result is the one NaN whose bits are `0x7ff8000000000000`.
///
/// A function is written once, for eight numbers side by side. The function of one number computes the
/// same in all lanes, so the two cannot differ. Where all eight are far from every edge, `exp` and
/// `sigmoid` leave out steps that then change nothing.
///
/// An error in ulp is the distance to the true value in units of the last place of the true value
/// (of subnormal numbers, 2⁻¹⁰⁷⁴). The errors given are the largest among 36 million arguments of every
/// magnitude, compared with 113-bit arithmetic: found by a search, not proved.
public enum Elementary {}

extension SIMD8<UInt64> {
  /// The bits of eight numbers.
  @inline(__always)
  init(bitsOf values: SIMD8<Double>) {
    self = unsafeBitCast(values, to: SIMD8<UInt64>.self)
  }
}

extension SIMD8<Double> {
  /// The eight numbers that have the given bits.
  @inline(__always)
  init(bits: SIMD8<UInt64>) {
    self = unsafeBitCast(bits, to: SIMD8<Double>.self)
  }

  /// The numbers without their signs.
  @inline(__always)
  var magnitudes: SIMD8<Double> {
    SIMD8(bits: SIMD8<UInt64>(bitsOf: self) & 0x7fff_ffff_ffff_ffff)
  }

  /// The numbers of these magnitudes that have the signs of `other`.
  @inline(__always)
  func withSigns(of other: SIMD8<Double>) -> SIMD8<Double> {
    let signs = SIMD8<UInt64>(bitsOf: other) & 0x8000_0000_0000_0000
    return SIMD8(bits: SIMD8<UInt64>(bitsOf: magnitudes) | signs)
  }

  /// c₀ + c₁ x + c₂ x² + …, by Horner's rule with one fused multiply-add a coefficient from the last.
  @inline(__always)
  static func polynomial(_ x: SIMD8<Double>, _ coefficients: [Double]) -> SIMD8<Double> {
    var i = coefficients.count - 1
    var sum = SIMD8(repeating: coefficients[i])
    while i > 0 {
      i -= 1
      sum = SIMD8(repeating: coefficients[i]).addingProduct(sum, x)
    }
    return sum
  }
}
