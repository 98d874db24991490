extension Elementary {
  /// The number below which a standard normal variable falls with probability p.
  ///
  /// Of a uniform number it makes a Gaussian one. This is algorithm AS 241 (PPND16) of M. J. Wichura
  /// (*Applied Statistics* 37, 1988): a quotient of two polynomials of degree 7, one for the middle and
  /// two for the tails.
  ///
  ///     q = p − ½
  ///     g = q;  t = fma(−q, q, 0.180625);  the middle's lists                 where |q| ≤ 0.425
  ///     r = √(−log(p where q ≤ 0, else 1 − p));  g = ±1, with the sign of q   elsewhere:
  ///         t = r − 1.6;  the near lists                                      where r ≤ 5
  ///         t = r − 5;    the far lists                                       where r > 5
  ///     (a, a′) = H(numerator);  (b, b′) = H(denominator)
  ///     y = a / b
  ///     e = (fma(−y, b, a) + fma(−y, b′, a′)) / b
  ///     gaussian = fma(g, y, g · e)
  ///
  /// with `log`. Plain evaluation would lose up to 5.5 ulp, so H is Horner's rule that keeps what
  /// rounding takes (Graillat, Langlois, Louvet: *Compensated Horner Scheme*, 2005):
  ///
  ///     H(c):  s = 0;  s′ = 0;  for i = 7, 6 … 0:
  ///     m = s · t;  n = m + cᵢ;  v = n − m
  ///     s′ = fma(s′, t, fma(s, t, −m) + ((m − (n − v)) + (cᵢ − v)))
  ///     s = n
  ///
  /// The lists, from the coefficient of degree 0:
  ///
  ///     middle numerator                 denominator
  ///     0      3.3871328727963666080     1
  ///     1      1.3314166789178437745e2   4.2313330701600911252e1
  ///     2      1.9715909503065514427e3   6.8718700749205790830e2
  ///     3      1.3731693765509461125e4   5.3941960214247511077e3
  ///     4      4.5921953931549871457e4   2.1213794301586595867e4
  ///     5      6.7265770927008700853e4   3.9307895800092710610e4
  ///     6      3.3430575583588128105e4   2.8729085735721942674e4
  ///     7      2.5090809287301226727e3   5.2264952788528545610e3
  ///     near   numerator                 denominator
  ///     0      1.42343711074968357734    1
  ///     1      4.63033784615654529590    2.05319162663775882187
  ///     2      5.76949722146069140550    1.67638483018380384940
  ///     3      3.64784832476320460504    6.89767334985100004550e-1
  ///     4      1.27045825245236838258    1.48103976427480074590e-1
  ///     5      2.41780725177450611770e-1 1.51986665636164571966e-2
  ///     6      2.27238449892691845833e-2 5.47593808499534494600e-4
  ///     7      7.74545014278341407640e-4 1.05075007164441684324e-9
  ///     far    numerator                 denominator
  ///     0      6.65790464350110377720    1
  ///     1      5.46378491116411436990    5.99832206555887937690e-1
  ///     2      1.78482653991729133580    1.36929880922735805310e-1
  ///     3      2.96560571828504891230e-1 1.48753612908506148525e-2
  ///     4      2.65321895265761230930e-2 7.86869131145613259100e-4
  ///     5      1.24266094738807843860e-3 1.84631831751005468180e-5
  ///     6      2.71155556874348757815e-5 1.42151175831644588870e-7
  ///     7      2.01033439929228813265e-7 2.04426310338993978564e-15
  ///
  /// gaussian(½) = +0, gaussian(0) = −∞, gaussian(1) = ∞; NaN outside 0 … 1. Largest error found: 3.1 ulp.
  public static func gaussian(uniform p: Double) -> Double {
    gaussian(uniform: SIMD8(repeating: p))[0]
  }

  /// Gaussian numbers of eight uniform ones, each as the function of one number has it.
  @inline(__always)
  public static func gaussian(uniform p: SIMD8<Double>) -> SIMD8<Double> {
    let q = p - 0.5
    let isTail = q.magnitudes .> 0.425
    let r = (-log(p.replacing(with: 1 - p, where: q .> 0))).squareRoot()
    let isFar = isTail .& (r .> 5)
    let t = SIMD8(repeating: 0.180625).addingProduct(-q, q)
      .replacing(with: r - 1.6, where: isTail)
      .replacing(with: r - 5, where: isFar)
    let g = q.replacing(with: SIMD8(repeating: 1).withSigns(of: q), where: isTail)

    var a = CompensatedSum()
    var b = CompensatedSum()
    var i = 8
    while i > 0 {
      i -= 1
      a.multiply(
        by: t,
        adding: SIMD8(repeating: middleNumerator[i])
          .replacing(with: nearNumerator[i], where: isTail)
          .replacing(with: farNumerator[i], where: isFar)
      )
      b.multiply(
        by: t,
        adding: SIMD8(repeating: middleDenominator[i])
          .replacing(with: nearDenominator[i], where: isTail)
          .replacing(with: farDenominator[i], where: isFar)
      )
    }
    let y = a.sum / b.sum
    let e = (a.sum.addingProduct(-y, b.sum) + a.rest.addingProduct(-y, b.rest)) / b.sum
    return (g * e).addingProduct(g, y)
      .replacing(with: -.infinity, where: p .== 0)
      .replacing(with: .infinity, where: p .== 1)
      .replacing(with: .nan, where: .!(p .>= 0 .& p .<= 1))
  }

  private static var middleNumerator: [Double] {
    [
      3.3871328727963666080, 1.3314166789178437745e2, 1.9715909503065514427e3,
      1.3731693765509461125e4, 4.5921953931549871457e4, 6.7265770927008700853e4,
      3.3430575583588128105e4, 2.5090809287301226727e3,
    ]
  }

  private static var middleDenominator: [Double] {
    [
      1, 4.2313330701600911252e1, 6.8718700749205790830e2,
      5.3941960214247511077e3, 2.1213794301586595867e4, 3.9307895800092710610e4,
      2.8729085735721942674e4, 5.2264952788528545610e3,
    ]
  }

  private static var nearNumerator: [Double] {
    [
      1.42343711074968357734, 4.63033784615654529590, 5.76949722146069140550,
      3.64784832476320460504, 1.27045825245236838258, 2.41780725177450611770e-1,
      2.27238449892691845833e-2, 7.74545014278341407640e-4,
    ]
  }

  private static var nearDenominator: [Double] {
    [
      1, 2.05319162663775882187, 1.67638483018380384940,
      6.89767334985100004550e-1, 1.48103976427480074590e-1, 1.51986665636164571966e-2,
      5.47593808499534494600e-4, 1.05075007164441684324e-9,
    ]
  }

  private static var farNumerator: [Double] {
    [
      6.65790464350110377720, 5.46378491116411436990, 1.78482653991729133580,
      2.96560571828504891230e-1, 2.65321895265761230930e-2, 1.24266094738807843860e-3,
      2.71155556874348757815e-5, 2.01033439929228813265e-7,
    ]
  }

  private static var farDenominator: [Double] {
    [
      1, 5.99832206555887937690e-1, 1.36929880922735805310e-1,
      1.48753612908506148525e-2, 7.86869131145613259100e-4, 1.84631831751005468180e-5,
      1.42151175831644588870e-7, 2.04426310338993978564e-15,
    ]
  }
}

/// A sum of rounded steps together with what rounding took from it.
private struct CompensatedSum {
  var sum = SIMD8<Double>(repeating: 0)
  var rest = SIMD8<Double>(repeating: 0)

  /// One step of Horner's rule.
  @inline(__always)
  mutating func multiply(by t: SIMD8<Double>, adding c: SIMD8<Double>) {
    let m = sum * t
    let n = m + c
    let v = n - m
    let lost = (-m).addingProduct(sum, t) + ((m - (n - v)) + (c - v))
    rest = lost.addingProduct(rest, t)
    sum = n
  }
}

extension SplitMix64 {
  /// A number of the standard normal distribution: `Elementary.gaussian(uniform:)` of the
  /// uniform number of the same index.
  ///
  /// One draw makes one number, whichever were drawn before; none is larger than 8.21.
  public func gaussian(at index: UInt64) -> Double {
    Elementary.gaussian(uniform: uniform(at: index))
  }
}
