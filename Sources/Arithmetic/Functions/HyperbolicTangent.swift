extension Elementary {
  /// The hyperbolic tangent of x.
  ///
  /// With a = |x| it is −t / (2 + t), where t = e⁻²ᵃ − 1:
  ///
  ///     a = 20 where |x| > 20, else |x|
  ///     k, r, c, p as in exp(−2a)
  ///     q = r + fma(p, r · r, c)                              q is eʳ − 1
  ///     t = fma(2ᵏ, q, 2ᵏ − 1)
  ///     tanh = −t / (2 + t), with the sign of x
  ///
  /// with the first five lines of `exp`.
  ///
  /// tanh(±0) = ±0, tanh(±∞) = ±1. A subnormal x is its own result. Results are ±1 from ±18.8 on.
  /// Largest error found: 2.5 ulp.
  public static func tanh(_ x: Double) -> Double {
    tanh(SIMD8(repeating: x))[0]
  }

  /// The hyperbolic tangents of eight numbers, each as the function of one number has it.
  @inline(__always)
  public static func tanh(_ x: SIMD8<Double>) -> SIMD8<Double> {
    let a = x.magnitudes
    let reduced = ReducedExponent(-2 * a.replacing(with: 20, where: a .> 20))
    let (r, p) = (reduced.r, reduced.p)
    let q = r + reduced.c.addingProduct(p, r * r)
    let power = SIMD8<Double>(bits: (reduced.biasedK &- 1023) &<< 52)
    let t = (power - 1).addingProduct(power, q)
    return (t / (2 + t)).withSigns(of: x).replacing(with: .nan, where: x .!= x)
  }
}
