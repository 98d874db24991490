extension Elementary {
  /// The natural logarithm of x.
  ///
  ///     x = x · 2⁵⁴ where x < 2⁻¹⁰²², and then k = k − 54
  ///     x = 2ᵏ m, k whole, √½ ≤ m < √2 (√½ as 0x1.6a09e667f3bcdp-1)
  ///     f = m − 1
  ///     log = L(k, f, 0)
  ///
  /// where k ln 2 + log(1 + f) + c is
  ///
  ///     L(k, f, c):
  ///     s = f / (2 + f);  z = s · s
  ///     q = q₆;  q = fma(q, z, qᵢ) for i = 5, 4 … 0           2s + s z q is log(1 + f)
  ///     h = (½ · f) · f
  ///     u = fma(s, fma(z, q, h), fma(k, lo, c))
  ///     L = fma(k, hi, f − (h − u))
  ///
  ///     hi 0x1.62e42fefa3800p-1     lo 0x1.ef35793c76730p-45     (as in exp)
  ///     q₀ 0x1.5555555555592p-1     q₁ 0x1.999999997ff68p-2      q₂ 0x1.24924941dae8ap-2
  ///     q₃ 0x1.c71c521a6f8b9p-3     q₄ 0x1.74663b910db17p-3      q₅ 0x1.39a20d7dfd22ep-3
  ///     q₆ 0x1.2f023f01ec5cp-3
  ///
  /// The scheme is that of fdlibm (Sun Microsystems, 1993). The qᵢ are of Sollya,
  ///
  ///     fpminimax(2*atanh(x)/x, [|2,4,6,8,10,12,14|], [|D...|],
  ///               [1b-30; 0.17157287525381], relative, floating, 2);
  ///
  /// and change log(1 + f) by 1.3·10⁻¹⁸ of itself at most.
  ///
  /// log(1) = +0, log(±0) = −∞, log(∞) = ∞; NaN below 0. Subnormal numbers are as good as others.
  /// Largest error found: 0.86 ulp.
  public static func log(_ x: Double) -> Double {
    log(SIMD8(repeating: x))[0]
  }

  /// The natural logarithms of eight numbers, each as the function of one number has it.
  @inline(__always)
  public static func log(_ x: SIMD8<Double>) -> SIMD8<Double> {
    let isSmall = x .< 0x1p-1022
    let split = PowerOfTwoAndRest(x.replacing(with: x * 0x1p54, where: isSmall))
    let k = split.k.replacing(with: split.k - 54, where: isSmall)
    return sum(k: k, f: split.m - 1, c: SIMD8(repeating: 0))
      .replacing(with: -.infinity, where: x .== 0)
      .replacing(with: .infinity, where: x .== .infinity)
      .replacing(with: .nan, where: .!(x .>= 0))
  }

  /// The natural logarithm of 1 + x.
  ///
  ///     u = 1 + x;  v = u − 1
  ///     d = (1 − (u − v)) + (x − v)                           what rounding took from u
  ///     u = 2ᵏ m, k whole, √½ ≤ m < √2
  ///     log1p = L(k, m − 1, d / u) where k ≠ 0
  ///     log1p = L(0, x, 0) where k = 0
  ///
  /// with L and √½ of `log`.
  ///
  /// log1p(±0) = ±0, log1p(−1) = −∞, log1p(∞) = ∞; NaN below −1. A subnormal x is its own result.
  /// Largest error found: 0.85 ulp.
  public static func log1p(_ x: Double) -> Double {
    log1p(SIMD8(repeating: x))[0]
  }

  /// The natural logarithms of 1 + x for eight numbers, each as the function of one number has it.
  @inline(__always)
  public static func log1p(_ x: SIMD8<Double>) -> SIMD8<Double> {
    log1pInside(x)
      .replacing(with: x, where: x .== 0)
      .replacing(with: -.infinity, where: x .== -1)
      .replacing(with: .infinity, where: x .== .infinity)
      .replacing(with: .nan, where: .!(x .>= -1))
  }

  /// log(1 + x) where −1 < x < ∞, but +0 for −0.
  @inline(__always)
  static func log1pInside(_ x: SIMD8<Double>) -> SIMD8<Double> {
    let u = 1 + x
    let v = u - 1
    let d = (1 - (u - v)) + (x - v)
    let split = PowerOfTwoAndRest(u)
    let isNearZero = split.k .== 0
    let f = (split.m - 1).replacing(with: x, where: isNearZero)
    let c = (d / u).replacing(with: 0, where: isNearZero)
    return sum(k: split.k, f: f, c: c)
  }

  /// k ln 2 + log(1 + f) + c, for 1 + f from √½ to √2 and a c that is tiny: L(k, f, c) of `log`.
  @inline(__always)
  private static func sum(
    k: SIMD8<Double>,
    f: SIMD8<Double>,
    c: SIMD8<Double>
  ) -> SIMD8<Double> {
    let high = SIMD8(repeating: 0x1.62e42fefa3800p-1)
    let low = SIMD8(repeating: 0x1.ef35793c76730p-45)
    let s = f / (2 + f)
    let z = s * s
    let q = SIMD8.polynomial(
      z,
      [
        0x1.5555555555592p-1, 0x1.999999997ff68p-2, 0x1.24924941dae8ap-2, 0x1.c71c521a6f8b9p-3,
        0x1.74663b910db17p-3, 0x1.39a20d7dfd22ep-3, 0x1.2f023f01ec5cp-3,
      ]
    )
    let h = (0.5 * f) * f
    let u = c.addingProduct(k, low).addingProduct(s, h.addingProduct(z, q))
    return (f - (h - u)).addingProduct(k, high)
  }
}

/// A positive normal number as 2ᵏ m, with k whole and m from √½ up to √2.
private struct PowerOfTwoAndRest {
  let k: SIMD8<Double>
  let m: SIMD8<Double>

  /// Splits positive normal numbers; for others k and m mean nothing.
  @inline(__always)
  init(_ x: SIMD8<Double>) {
    let bits = SIMD8<UInt64>(bitsOf: x)
    let one = 1.0.bitPattern
    let rootOfHalf = 0x1.6a09e667f3bcdp-1.bitPattern
    let biasedK = (bits &+ (one &- rootOfHalf)) &>> 52  // k + 1023
    m = SIMD8(bits: bits &- (biasedK &<< 52) &+ one)
    k = SIMD8(bits: biasedK | 0x1p52.bitPattern) - (0x1p52 + 1023)
  }
}
