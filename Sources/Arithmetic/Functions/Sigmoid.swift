extension Elementary {
  /// The sigmoid 1 / (1 + e⁻ᶻ).
  ///
  ///     sigmoid = 1 / (1 + exp(−z)) where z ≥ −709
  ///     y = 1 / (1 + exp(−z/2));  sigmoid = y · y where z < −709
  ///
  /// with `exp`. Below −709, where e⁻ᶻ is about to overflow, 1 + e⁻ᶻ is e⁻ᶻ to all 53
  /// bits, and so its root e^(−z/2).
  ///
  /// sigmoid(±0) = ½, sigmoid(−∞) = 0, sigmoid(∞) = 1. Results are 1 above 36.74, subnormal below
  /// −708.39 and 0 below −745.13. Largest error found: 2.5 ulp.
  public static func sigmoid(_ z: Double) -> Double {
    sigmoid(SIMD8(repeating: z))[0]
  }

  /// The sigmoids of eight numbers, each as the function of one number has it.
  @inline(__always)
  public static func sigmoid(_ z: SIMD8<Double>) -> SIMD8<Double> {
    if z.areOrdinaryExponents { return 1 / (1 + ordinaryExp(-z)) }
    let isLow = z .< -709
    let y = 1 / (1 + exp(-z.replacing(with: 0.5 * z, where: isLow)))
    return y.replacing(with: y * y, where: isLow)
  }
}
