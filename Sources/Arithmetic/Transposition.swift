extension Matrix {
  /// Becomes `source` with rows and columns exchanged.
  public mutating func setTransposed(of source: Matrix, threads: Int = 1) {
    shape(rows: source.columns, columns: source.rows)
    let (rows, stride) = (source.rows, source.stride)
    let (columns, outStride) = (source.columns, self.stride)
    source.read { from in
      write { out in
        // Memory bounds this work: a number takes the time of some sixteen multiply-adds.
        Parallel.ranges(
          of: columns,
          grain: 8,
          work: rows * columns * 16,
          threads: threads
        ) { range in
          // Blocks of 8 × 8, so that every cache line fetched is used up.
          for top in Swift.stride(from: 0, to: rows, by: 8) {
            for left in Swift.stride(from: range.lowerBound, to: range.upperBound, by: 8) {
              let (bottom, right) = (min(top + 8, rows), min(left + 8, range.upperBound))
              for column in left..<right {
                for row in top..<bottom {
                  out[column &* outStride &+ row] = from[row &* stride &+ column]
                }
              }
            }
          }
        }
      }
    }
  }
}
