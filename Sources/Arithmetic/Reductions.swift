/// The largest number of a matrix by absolute value, and where it stands.
public struct Largest: Sendable, Equatable {
  /// The number itself, with its sign.
  public let value: Double
  /// Its row, from 0.
  public let row: Int
  /// Its column, from 0.
  public let column: Int
}

extension Matrix {
  /// The sum of each column, rows ascending, as plain additions from 0; 1 × columns.
  public var columnSums: Matrix {
    var sums = Matrix(rows: 1, columns: columns)
    sums.setColumnSums(of: self)
    return sums
  }

  /// Becomes the sum of each column of `source`, rows ascending, as plain additions from 0; 1 × columns.
  public mutating func setColumnSums(of source: Matrix) {
    reduceColumns(of: source) { $0 + $1 }
  }

  /// The sum of all numbers: of each column, rows ascending; then of these, columns ascending.
  public var sum: Double { columnSums.sumOfOneRow }

  /// The sum of all squares: fma(x, x, sum) down each column, then the sum of these, columns ascending.
  public var sumOfSquares: Double {
    var squares = Matrix(rows: 1, columns: columns)
    squares.reduceColumns(of: self) { $0.addingProduct($1, $1) }
    return squares.sumOfOneRow
  }

  /// The sum of all magnitudes: |x| added plainly down each column, then these, columns ascending.
  public var sumOfMagnitudes: Double {
    var magnitudes = Matrix(rows: 1, columns: columns)
    magnitudes.reduceColumns(of: self) { $0 + $1.magnitudes }
    return magnitudes.sumOfOneRow
  }

  /// The Euclidean norm ‖·‖₂: the square root of `sumOfSquares`.
  public var norm: Double { sumOfSquares.squareRoot() }

  /// The norm of this matrix divided by `divisor`, to the bit, without making that matrix.
  public func norm(dividedBy divisor: Double) -> Double {
    let divisor = Lanes(repeating: divisor)
    var squares = Matrix(rows: 1, columns: columns)
    squares.reduceColumns(of: self) { sum, x in
      let quotient = x / divisor
      return sum.addingProduct(quotient, quotient)
    }
    return squares.sumOfOneRow.squareRoot()
  }

  /// The sum divided by how many numbers there are; 0 for none.
  public var mean: Double { rows * columns == 0 ? 0 : sum / Double(rows * columns) }

  /// The number farthest from 0, the first of equals row by row; the first NaN where there is one.
  public var largest: Largest? {
    guard rows > 0, columns > 0 else { return nil }
    return read { base in
      var found = Largest(value: base[0], row: 0, column: 0)
      for row in 0..<rows {
        for column in 0..<columns {
          let value = base[row * stride + column]
          if value.isNaN { return Largest(value: value, row: row, column: column) }
          if value.magnitude > found.value.magnitude {
            found = Largest(value: value, row: row, column: column)
          }
        }
      }
      return found
    }
  }

  /// How many numbers are as asked for; none of them is copied.
  public func count(where isCounted: (Double) -> Bool) -> Int {
    read { base in
      var count = 0
      for row in 0..<rows {
        for column in 0..<columns where isCounted(base[row * stride + column]) { count += 1 }
      }
      return count
    }
  }

  /// The column of the largest number of a row, the first of equals; 0 where all are NaN.
  public func indexOfMaximum(row: Int) -> Int {
    precondition((0..<rows).contains(row) && columns > 0, "row \(row) of a \(shape) matrix")
    return read { base in
      var best = 0
      let line = base + row * stride
      for column in 1..<max(columns, 1)
      where line[column] > line[best] || (line[best].isNaN && !line[column].isNaN) {
        best = column
      }
      return best
    }
  }

  private var sumOfOneRow: Double {
    read { base in
      var sum = 0.0
      for column in 0..<columns { sum += base[column] }
      return sum
    }
  }

  /// Becomes 1 × columns: from 0, `body` of the value so far and each row, rows ascending.
  @inline(__always)
  private mutating func reduceColumns(of source: Matrix, _ body: (Lanes, Lanes) -> Lanes) {
    shape(rows: 1, columns: source.columns)
    let (rows, lanes) = (source.rows, source.stride / 8)
    source.readLanes { source in
      writeLanes { out in
        // Four blocks of columns together: a sum that waits for itself lets others go on. Where fewer are
        // left, the last is computed again.
        for first in Swift.stride(from: 0, to: lanes, by: 4) {
          let last = lanes - 1
          let (c1, c2, c3) = (min(first + 1, last), min(first + 2, last), min(first + 3, last))
          var (t0, t1, t2, t3) = (Lanes(), Lanes(), Lanes(), Lanes())
          var line = source
          for _ in 0..<rows {
            t0 = body(t0, line[first])
            t1 = body(t1, line[c1])
            t2 = body(t2, line[c2])
            t3 = body(t3, line[c3])
            line += lanes
          }
          (out[first], out[c1], out[c2], out[c3]) = (t0, t1, t2, t3)
        }
      }
    }
  }
}
