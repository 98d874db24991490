/// A hash over the bits of numbers: FNV-1a, 64 bits, a whole number at a time.
///
/// Beginning with 14695981039346656037, each number's bit pattern is exclusive-ored in and the result
/// multiplied by 1099511628211. Equal hashes from two machines mean equal bits.
public struct Fingerprint: Sendable, Equatable {
  /// The hash so far.
  public private(set) var value: UInt64 = 14_695_981_039_346_656_037

  /// Of no numbers.
  public init() {}

  /// Takes in a matrix row by row; every NaN counts as the canonical one.
  public mutating func add(_ matrix: Matrix) {
    for number in matrix.values {
      value = (value ^ (number.isNaN ? Double.nan : number).bitPattern) &* 1_099_511_628_211
    }
  }
}
