import Arithmetic

/// The contract of arithmetic as plain scalar code: one loop a sum, one rounding an operation.
///
/// Tables are arrays of rows.
enum Reference {
  typealias Table = [[Double]]

  /// start + left · right; a zero on the left is left out where `skippingZeros`.
  static func product(
    _ left: Table,
    _ right: Table,
    startingFrom start: [Double]? = nil,
    skippingZeros: Bool = false
  ) -> Table {
    let columns = right.first?.count ?? 0
    return left.map { line in
      (0..<columns).map { j in
        var sum = start?[j] ?? 0
        for (k, value) in line.enumerated() where !(skippingZeros && value == 0) {
          sum = sum.addingProduct(value, right[k][j])
        }
        return sum
      }
    }
  }

  static func transposed(_ table: Table) -> Table {
    (0..<(table.first?.count ?? 0)).map { j in table.map { $0[j] } }
  }

  /// w ← fma(decay, w, factor · g).
  static func updated(_ w: Table, decay: Double, factor: Double, by g: Table) -> Table {
    zip(w, g).map { zip($0, $1).map { w, g in (factor * g).addingProduct(decay, w) } }
  }

  static func columnSums(_ table: Table) -> [Double] {
    transposed(table).map { $0.reduce(0, +) }
  }

  /// Down each column first, then along the columns.
  static func sumOfSquares(_ table: Table) -> Double {
    transposed(table).map { $0.reduce(0) { $0.addingProduct($1, $1) } }.reduce(0, +)
  }

  /// Down each column first, then along the columns.
  static func sumOfMagnitudes(_ table: Table) -> Double {
    columnSums(table.map { $0.map(\.magnitude) }).reduce(0, +)
  }
}

extension Matrix {
  init(_ table: Reference.Table) {
    self.init(rows: table.count, columns: table.first?.count ?? 0, values: table.flatMap { $0 })
  }
}

/// Whether all bits are the same, where one NaN is as good as another.
func same(_ matrix: Matrix, _ table: Reference.Table) -> Bool {
  guard matrix.rows == table.count, matrix.columns == table.first?.count ?? 0 else { return false }
  return zip(matrix.values, table.joined()).allSatisfy(same)
}

/// Whether both have the same bits or are NaN.
func same(_ a: Double, _ b: Double) -> Bool {
  a.bitPattern == b.bitPattern || (a.isNaN && b.isNaN)
}
