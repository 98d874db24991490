extension Matrix {
  /// Becomes `source` with rows and columns exchanged.
  public mutating func setTransposed(of source: Matrix) {
    shape(rows: source.columns, columns: source.rows)
    let (rows, stride) = (source.rows, source.stride)
    let (columns, outStride) = (source.columns, self.stride)
    source.read { from in
      write { out in
        // Blocks of 8 × 8, so that every cache line fetched is used up.
        for top in Swift.stride(from: 0, to: rows, by: 8) {
          for left in Swift.stride(from: 0, to: columns, by: 8) {
            for column in left..<min(left + 8, columns) {
              for row in top..<min(top + 8, rows) {
                out[column * outStride + row] = from[row * stride + column]
              }
            }
          }
        }
      }
    }
  }
}
