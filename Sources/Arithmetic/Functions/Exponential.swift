extension Elementary {
  /// eˣ.
  ///
  ///     x = −746 where x < −746;  x = 710 where x > 710
  ///     t = fma(x, log2e, M);  k = t − M                      k is x / ln 2, rounded
  ///     d = fma(k, −hi, x);  r = fma(k, −lo, d)               r is x − k ln 2
  ///     c = fma(k, −lo, d − r)                                what rounding took from r
  ///     p = p₁₀;  p = fma(p, r, pᵢ) for i = 9, 8 … 0
  ///     h = 1 + r;  e = (1 − h) + r
  ///     y = h + fma(p, r · r, e + c)                          y is eʳ
  ///     i = ⌊k / 2⌋
  ///     exp = (y · 2ⁱ) · 2ᵏ⁻ⁱ
  ///
  ///     log2e 0x1.71547652b82fep+0
  ///     M     0x1.80000000007fep+52     1.5 · 2⁵² + 2046: the last bits of t are those of k + 2046
  ///     hi    0x1.62e42fefa3800p-1      the first 42 bits of ln 2, so that k · hi is exact
  ///     lo    0x1.ef35793c76730p-45     ln 2 − hi
  ///     p₀    0x1.0000000000000p-1      p₁ 0x1.5555555555557p-3      p₂ 0x1.5555555555557p-5
  ///     p₃    0x1.1111111110052p-7      p₄ 0x1.6c16c16c156a5p-10     p₅ 0x1.a01a01ac1d214p-13
  ///     p₆    0x1.a01a01ab98779p-16     p₇ 0x1.71de01afd4aafp-19     p₈ 0x1.27e4cfaf4b9adp-22
  ///     p₉    0x1.af4ec43be7b47p-26     p₁₀ 0x1.1f86f00cb5060p-29
  ///
  /// The reduction is Cody and Waite's (*Software Manual for the Elementary Functions*, 1980). The pᵢ
  /// are of Sollya's `fpminimax` for (eʳ − 1 − r) / r² on |r| ≤ ln 2 / 2; they change eʳ by 2.3·10⁻¹⁹ of
  /// itself at most. Two powers of two, because 2ᵏ alone may be no `Double`; only the second product
  /// can round, when the result is subnormal.
  ///
  /// exp(±0) = 1, exp(−∞) = 0, exp(∞) = ∞. Results are ∞ above 709.78, subnormal below −708.39 and
  /// 0 below −745.13. Largest error found: 0.77 ulp.
  public static func exp(_ x: Double) -> Double {
    exp(SIMD8(repeating: x))[0]
  }

  /// eˣ of eight numbers, each as the function of one number has it.
  @inline(__always)
  public static func exp(_ x: SIMD8<Double>) -> SIMD8<Double> {
    if x.areOrdinaryExponents { return ordinaryExp(x) }
    let inRange = x.replacing(with: -746, where: x .< -746).replacing(with: 710, where: x .> 710)
    let reduced = ReducedExponent(inRange)
    let biased1 = reduced.biasedK &>> 1  // ⌊k / 2⌋ + 1023
    let biased2 = reduced.biasedK &- biased1
    let half = reduced.exponentialOfRest * SIMD8(bits: biased1 &<< 52)
    let result = half * SIMD8(bits: biased2 &<< 52)
    return result.replacing(with: .nan, where: x .!= x)
  }

  /// `exp` of numbers far from its edges: nothing is to clamp, one power of two is a `Double` and no
  /// product rounds.
  @inline(__always)
  static func ordinaryExp(_ x: SIMD8<Double>) -> SIMD8<Double> {
    let reduced = ReducedExponent(x)
    return reduced.exponentialOfRest * SIMD8(bits: (reduced.biasedK &- 1023) &<< 52)
  }
}

extension SIMD8<Double> {
  /// Whether e to the power of any of these, and of its negative, is a number that is not subnormal.
  @inline(__always)
  var areOrdinaryExponents: Bool { all(magnitudes .<= 700) }
}

/// A number x as k ln 2 + r + c, with k whole and c what rounding took from r.
///
/// Then eˣ = 2ᵏ · (1 + r + c + p r²), and the rest is a choice of order: see the functions that use it.
struct ReducedExponent {
  /// k + 2046: twice the bias of an exponent, so that half of it is a biased exponent too.
  let biasedK: SIMD8<UInt64>
  let r: SIMD8<Double>
  let c: SIMD8<Double>
  /// The polynomial of r.
  let p: SIMD8<Double>

  /// eʳ⁺ᶜ = 1 + r + c + p r².
  @inline(__always)
  var exponentialOfRest: SIMD8<Double> {
    let h = 1 + r
    let e = (1 - h) + r
    return h + (e + c).addingProduct(p, r * r)
  }

  /// Reduces numbers from −746 to 710.
  @inline(__always)
  init(_ x: SIMD8<Double>) {
    let log2e = SIMD8(repeating: 0x1.71547652b82fep+0)
    let minusHigh = SIMD8(repeating: -0x1.62e42fefa3800p-1)
    let minusLow = SIMD8(repeating: -0x1.ef35793c76730p-45)
    let shift = 0x1.8p+52  // from 2⁵² to 2⁵³ the last bit of a number is worth 1
    let t = SIMD8(repeating: shift + 2046).addingProduct(x, log2e)
    let k = t - (shift + 2046)
    let d = x.addingProduct(k, minusHigh)
    biasedK = SIMD8(bitsOf: t) &- shift.bitPattern
    r = d.addingProduct(k, minusLow)
    c = (d - r).addingProduct(k, minusLow)
    p = SIMD8.polynomial(
      r,
      [
        0x1.0000000000000p-1, 0x1.5555555555557p-3, 0x1.5555555555557p-5, 0x1.1111111110052p-7,
        0x1.6c16c16c156a5p-10, 0x1.a01a01ac1d214p-13, 0x1.a01a01ab98779p-16, 0x1.71de01afd4aafp-19,
        0x1.27e4cfaf4b9adp-22, 0x1.af4ec43be7b47p-26, 0x1.1f86f00cb5060p-29,
      ]
    )
  }
}
