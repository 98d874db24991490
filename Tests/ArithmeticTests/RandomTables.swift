@testable import Arithmetic

/// Reproducible tables of numbers that are likely to go wrong.
struct RandomTables {
  private let draws: SplitMix64
  private var next: UInt64 = 0

  init(seed: UInt64) { draws = SplitMix64(seed: seed) }

  mutating func integer(below bound: Int) -> Int {
    next += 1
    return draws.integer(at: next, below: bound)
  }

  /// A size from 1 to 600 whose product with `others` stays below 300,000, so that scalar code can follow.
  mutating func size(with others: Int = 1) -> Int {
    1 + integer(below: min(600, max(300_000 / others, 1)))
  }

  /// Numbers of any magnitude, one in eight of them zero; where `wild`, a few subnormal, infinite or NaN.
  mutating func number(wild: Bool) -> Double {
    next += 1
    if wild, integer(below: 150) == 0 {
      let special = [
        Double.infinity, -.infinity, .nan, Double.leastNonzeroMagnitude, -0x1p-1074, 0x1p-1030,
        -0.0, 0x1p1023,
      ]
      return special[integer(below: special.count)]
    }
    let size = [0, 1, 1, 1, 1e-3, 1e3, 1e-160, 1e17][integer(below: 8)]
    return (2 * draws.uniform(at: next) - 1) * size
  }

  mutating func table(_ rows: Int, _ columns: Int, wild: Bool) -> Reference.Table {
    (0..<rows).map { _ in (0..<columns).map { _ in number(wild: wild) } }
  }

  /// Rows of codes, three of four 0, and the numbers that the palette makes of them.
  mutating func sparse(_ rows: Int, _ columns: Int, wild: Bool) -> (SparseRows, Reference.Table) {
    var palette: [Double] = [0]
    while palette.count < 256 {
      let value = number(wild: wild)
      palette.append(value == 0 ? 1 : value)
    }
    var sparse = SparseRows(columns: columns, palette: palette)
    var table: Reference.Table = []
    for _ in 0..<rows {
      let codes = (0..<columns).map { _ -> UInt8 in
        integer(below: 4) == 0 ? UInt8(integer(below: 256)) : 0
      }
      sparse.append(codes: codes[...])
      table.append(codes.map { palette[Int($0)] })
    }
    return (sparse, table)
  }
}

/// Runs `body` with every work split over the threads asked for, however small.
func alwaysSplitting(_ body: () -> Void) {
  Parallel.$worthSplitting.withValue(0, operation: body)
}
