public enum Elementary {
  static let P: [Double] = [
    0.5, 0.1666666666666667129259593593815225176513195037841796875,
    4.1666666666666678231489839845380629412829875946044921875e-2,
    8.3333333333258964581435890295324497856199741363525390625e-3,
    1.38888888888769848790893934875612103496678173542022705078125e-3,
    1.98412698754105707756034693289848291897214949131011962890625e-4,
    2.480158734242214670106564666784976225244463421404361724853516e-5,
    2.755725482397656600166589366263103499932185513898730278015137e-6,
    2.75572570057354748822672123667598675922363327117636799812317e-7,
    2.510541129119684205986221274455733043495797573996242135763168e-8,
    2.092034995197744434512049632041152946726469963323324918746948e-9,
  ]
  @inline(__always) static func exp(_ v: SIMD8<Double>) -> SIMD8<Double> {
    typealias V = SIMD8<Double>
    let magic = 6755399441055744.0 + 2046.0
    var x = v.replacing(with: -746, where: v .< -746)
    x.replace(with: 710, where: x .> 710)
    let t = V(repeating: magic).addingProduct(x, V(repeating: 1.442695040888963387))
    let k = t - magic
    let rh = x.addingProduct(-k, V(repeating: 0.693147180559890330187045037746429443359375))
    let lo = V(repeating: 5.497923018708371155e-14)
    let r = rh.addingProduct(-k, lo)
    let c = (rh - r).addingProduct(-k, lo)
    let h = 1 + r
    let e = (1 - h) + r
    var p = V(repeating: 2.510541129119684205986221274455733043495797573996242135763168e-8)
      .addingProduct(
        V(repeating: 2.092034995197744434512049632041152946726469963323324918746948e-9),
        r
      )
    p = V(repeating: 2.75572570057354748822672123667598675922363327117636799812317e-7)
      .addingProduct(p, r)
    p = V(repeating: 2.755725482397656600166589366263103499932185513898730278015137e-6)
      .addingProduct(p, r)
    p = V(repeating: 2.480158734242214670106564666784976225244463421404361724853516e-5)
      .addingProduct(p, r)
    p = V(repeating: 1.98412698754105707756034693289848291897214949131011962890625e-4)
      .addingProduct(p, r)
    p = V(repeating: 1.38888888888769848790893934875612103496678173542022705078125e-3)
      .addingProduct(p, r)
    p = V(repeating: 8.3333333333258964581435890295324497856199741363525390625e-3).addingProduct(
      p,
      r
    )
    p = V(repeating: 4.1666666666666678231489839845380629412829875946044921875e-2).addingProduct(
      p,
      r
    )
    p = V(repeating: 0.1666666666666667129259593593815225176513195037841796875).addingProduct(p, r)
    p = V(repeating: 0.5).addingProduct(p, r)
    let y = h + (e + c).addingProduct(p, r * r)
    let kb =
      unsafeBitCast(t, to: SIMD8<UInt64>.self)
      &- SIMD8<UInt64>(repeating: (magic - 2046).bitPattern)
    let k1 = kb &>> 1, k2 = kb &- k1
    return (y * unsafeBitCast(k1 &<< 52, to: V.self)) * unsafeBitCast(k2 &<< 52, to: V.self)
  }
  @inline(__always) static func sigmoid(_ z: SIMD8<Double>) -> SIMD8<Double> { 1 / (1 + exp(-z)) }
  @inline(__always) static func tanh(_ z: SIMD8<Double>) -> SIMD8<Double> {
    1 - 2 / (1 + exp(2 * z))
  }
  static func softplus(_ z: SIMD8<Double>) -> SIMD8<Double> { z }
}
