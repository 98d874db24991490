/// A stream of random bits in which every draw can be had by its number.
///
/// The generator is SplitMix64 (Steele, Lea, Flood: *Fast Splittable Pseudorandom Number Generators*,
/// OOPSLA 2014) used as a counter: draw number i, counted from 0, is
///
///     s = seed + (i + 1) · 0x9e3779b97f4a7c15            (modulo 2⁶⁴, as all that follows)
///     s = (s ^ (s >> 30)) · 0xbf58476d1ce4e5b9
///     s = (s ^ (s >> 27)) · 0x94d049bb133111eb
///     draw = s ^ (s >> 31)
///
/// No draw depends on another having been made before it, so weight i of a layer is the same number
/// however many threads fill the layer. Seeded with 0, draw 0 is `0xe220a8397b1dcdaf`.
public struct SplitMix64: Sendable, Equatable {
  /// The number that fixes every draw.
  public let seed: UInt64

  /// A stream from a seed; equal seeds give equal streams.
  public init(seed: UInt64) {
    self.seed = seed
  }

  /// 64 random bits: draw number `index` of this stream.
  public func bits(at index: UInt64) -> UInt64 {
    var s = seed &+ (index &+ 1) &* 0x9e37_79b9_7f4a_7c15
    s = (s ^ (s >> 30)) &* 0xbf58_476d_1ce4_e5b9
    s = (s ^ (s >> 27)) &* 0x94d0_49bb_1331_11eb
    return s ^ (s >> 31)
  }

  /// The stream that is seeded with draw number `index` of this one.
  ///
  /// One seed that a user sees thus feeds many streams: one a layer, one an epoch.
  public func stream(_ index: UInt64) -> SplitMix64 {
    SplitMix64(seed: bits(at: index))
  }

  /// A number in 0 ..< `bound`: the high 64 bits of draw · bound.
  ///
  /// For the bounds met here (below 2³²) no outcome is more likely than another by more than 2⁻³².
  public func integer(at index: UInt64, below bound: Int) -> Int {
    precondition(bound > 0, "a random integer needs a positive bound, not \(bound)")
    return Int(bits(at: index).multipliedFullWidth(by: UInt64(bound)).high)
  }

  /// A number strictly between 0 and 1: ((draw >> 12) + ½) · 2⁻⁵².
  public func uniform(at index: UInt64) -> Double {
    (Double(bits(at: index) >> 12) + 0.5) * 0x1p-52
  }

  /// The numbers 0 ..< `count` in random order (Fisher and Yates, as Durstenfeld wrote it).
  ///
  /// Starting from 0, 1, 2 …, for i = count − 1 down to 1 the entries i and
  /// `integer(at: i, below: i + 1)` change places.
  public func shuffled(_ count: Int) -> [Int] {
    var order = Array(0..<count)
    var i = count - 1
    while i > 0 {
      order.swapAt(i, integer(at: UInt64(i), below: i + 1))
      i -= 1
    }
    return order
  }
}
