import Arithmetic

/// Whether both have the same bits or are NaN.
func same(_ a: Double, _ b: Double) -> Bool {
  a.bitPattern == b.bitPattern || (a.isNaN && b.isNaN)
}

/// Whether two numbers differ by no more than `relative` of the second.
func close(_ a: Double, _ b: Double, relative: Double) -> Bool {
  (a - b).magnitude <= relative * b.magnitude
}

/// Whether two lists have no difference above `share` of the largest number of the second.
func agree(_ a: [Double], _ b: [Double], within share: Double) -> Bool {
  let bound = share * (b.map(\.magnitude).max() ?? 0)
  return a.count == b.count && zip(a, b).allSatisfy { ($0 - $1).magnitude <= bound }
}

extension Matrix {
  /// One row.
  init(row: [Double]) {
    self.init(rows: 1, columns: row.count, values: row)
  }

  /// A table of rows of one length.
  init(_ table: [[Double]]) {
    self.init(rows: table.count, columns: table.first?.count ?? 0, values: table.flatMap { $0 })
  }
}

/// Numbers of every kind: special ones, then drawn ones of magnitudes from tiny to large.
enum Numbers {
  static let special: [Double] = [
    0, -0.0, .infinity, -.infinity, .nan, .leastNonzeroMagnitude, -.leastNonzeroMagnitude,
    .leastNormalMagnitude, -.leastNormalMagnitude, .greatestFiniteMagnitude,
    -.greatestFiniteMagnitude, 1, -1, 709, -709, -709.5, 710, -745.2, 36.8, 20, -20, 1e-16, 0.5,
  ]

  static let all: [Double] = {
    let draws = SplitMix64(seed: 3)
    let drawn = (0..<500).map { i -> Double in
      let size = [1, 1e-9, 1e-3, 10, 40, 800, 1e100][i % 7]
      return (2 * draws.uniform(at: UInt64(i)) - 1) * size
    }
    return special + drawn
  }()
}
