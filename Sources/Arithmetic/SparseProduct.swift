extension Matrix {
  /// Becomes `start + inputs · right`.
  ///
  /// Entry (i, j) begins as `start[0, j]`, or 0, and takes `fma(inputs[i, k], right[k, j], sum)` for the
  /// k with a nonzero input, ascending. Inputs that are 0 are left out of the sum.
  ///
  /// - Parameters:
  ///   - inputs: m × s.
  ///   - right: s × c.
  ///   - start: 1 × c, or none for zeros.
  ///   - threads: How many threads may share the work.
  public mutating func setProduct(
    _ inputs: SparseRows,
    _ right: Matrix,
    startingFrom start: Matrix? = nil,
    threads: Int = 1
  ) {
    precondition(inputs.columns == right.rows, "rows of \(inputs.columns) times \(right.shape)")
    shape(rows: inputs.count, columns: right.columns)
    let start = start ?? Matrix(rows: 1, columns: columns)
    precondition(start.rows == 1 && start.columns == columns, "start is not 1×\(columns)")
    let stride = stride
    let work = inputs.entryCount * stride
    start.read { start in
      right.read { right in
        inputs.read { entries in
          write { out in
            Parallel.ranges(of: inputs.count, work: work, threads: threads) { range in
              forEachBlock(of: stride) { column, width in
                let block = SparseBlock(entries: entries, right: right + column, stride: stride)
                for row in range {
                  block.sum(row: row, width: width, start: start + column, out: out + row * stride + column)
                }
              }
            }
          }
        }
      }
    }
  }
}

/// Calls `body` with blocks of 32 columns, then of 16 and 8, that together are `stride` columns.
@inline(__always)
private func forEachBlock(of stride: Int, _ body: (_ column: Int, _ width: Int) -> Void) {
  var column = 0
  while column < stride {
    let left = stride - column
    let width = left >= 32 ? 32 : left >= 16 ? 16 : 8
    body(column, width)
    column += width
  }
}

/// A few columns of a product with sparse rows, every sum of one row in a register.
private struct SparseBlock {
  let entries: SparseEntries
  let right: UnsafePointer<Double>
  let stride: Int

  /// One row of 32, 16 or 8 columns.
  @inline(__always)
  func sum(row: Int, width: Int, start: UnsafePointer<Double>, out: UnsafeMutablePointer<Double>) {
    switch width {
    case 32: sum32(row: row, start: start, out: out)
    case 16: sum16(row: row, start: start, out: out)
    default: sum8(row: row, start: start, out: out)
    }
  }

  @inline(__always)
  private func sum32(row: Int, start: UnsafePointer<Double>, out: UnsafeMutablePointer<Double>) {
    var (s0, s1, s2, s3) = (load(start), load(start + 8), load(start + 16), load(start + 24))
    for entry in entries.starts[row]..<entries.starts[row + 1] {
      let value = SIMD8(repeating: entries.value(entry))
      let line = right + entries.column(entry) * stride
      s0.addProduct(value, load(line))
      s1.addProduct(value, load(line + 8))
      s2.addProduct(value, load(line + 16))
      s3.addProduct(value, load(line + 24))
    }
    store(s0, out)
    store(s1, out + 8)
    store(s2, out + 16)
    store(s3, out + 24)
  }

  @inline(__always)
  private func sum16(row: Int, start: UnsafePointer<Double>, out: UnsafeMutablePointer<Double>) {
    var (s0, s1) = (load(start), load(start + 8))
    for entry in entries.starts[row]..<entries.starts[row + 1] {
      let value = SIMD8(repeating: entries.value(entry))
      let line = right + entries.column(entry) * stride
      s0.addProduct(value, load(line))
      s1.addProduct(value, load(line + 8))
    }
    store(s0, out)
    store(s1, out + 8)
  }

  @inline(__always)
  private func sum8(row: Int, start: UnsafePointer<Double>, out: UnsafeMutablePointer<Double>) {
    var s0 = load(start)
    for entry in entries.starts[row]..<entries.starts[row + 1] {
      let line = right + entries.column(entry) * stride
      s0.addProduct(SIMD8(repeating: entries.value(entry)), load(line))
    }
    store(s0, out)
  }
}
