import Arithmetic

extension SparseRows {
  /// Rows of a matrix of pixels; nil where a number is no 255th, to within what float32 leaves.
  init?(_ matrix: Matrix) {
    guard (1...65_535).contains(matrix.columns) else { return nil }
    self.init(columns: matrix.columns)
    for row in 0..<matrix.rows {
      var codes: [UInt8] = []
      for value in matrix.row(row) {
        let code = (value * 255).rounded()
        guard (0...255).contains(code), (value * 255 - code).magnitude < 1e-4 else { return nil }
        codes.append(UInt8(code))
      }
      append(codes: codes[...])
    }
  }
}

extension Matrix {
  /// Sparse rows with their zeros written out.
  init(_ rows: SparseRows) {
    self.init(
      rows: rows.count,
      columns: rows.columns,
      values: (0..<rows.count).flatMap { rows.values(row: $0) }
    )
  }
}
