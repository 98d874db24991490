extension Matrix {
  /// Becomes `start + left · right`.
  ///
  /// Entry (i, j) begins as `start[0, j]`, or 0, and takes `fma(left[i, k], right[k, j], sum)` for k
  /// ascending, every k, zeros too.
  ///
  /// - Parameters:
  ///   - left: r × s.
  ///   - right: s × c.
  ///   - start: 1 × c, or none for zeros.
  ///   - threads: How many threads may share the work.
  public mutating func setProduct(
    _ left: Matrix,
    _ right: Matrix,
    startingFrom start: Matrix? = nil,
    threads: Int = 1
  ) {
    precondition(left.columns == right.rows, "\(left.shape) times \(right.shape)")
    setProduct(
      of: left,
      rows: left.rows,
      rowStep: left.stride,
      sumStep: 1,
      right,
      startingFrom: start,
      threads: threads
    )
  }

  /// Becomes `leftᵀ · right`.
  ///
  /// Entry (i, j) begins as 0 and takes `fma(left[k, i], right[k, j], sum)` for k ascending.
  ///
  /// - Parameters:
  ///   - left: s × r.
  ///   - right: s × c.
  ///   - threads: How many threads may share the work.
  public mutating func setProduct(
    transposed left: Matrix,
    _ right: Matrix,
    threads: Int = 1
  ) {
    precondition(left.rows == right.rows, "transposed \(left.shape) times \(right.shape)")
    setProduct(
      of: left,
      rows: left.columns,
      rowStep: 1,
      sumStep: left.stride,
      right,
      startingFrom: nil,
      threads: threads
    )
  }

  /// Rows × columns, for messages.
  var shape: String { "\(rows)×\(columns)" }

  /// The product whose left factor has entry (i, k) at `i * rowStep + k * sumStep`.
  private mutating func setProduct(
    of left: Matrix,
    rows: Int,
    rowStep: Int,
    sumStep: Int,
    _ right: Matrix,
    startingFrom start: Matrix?,
    threads: Int
  ) {
    shape(rows: rows, columns: right.columns)
    precondition(
      start.map { $0.columns == columns && $0.rows == 1 } ?? true,
      "start is not 1×\(columns)"
    )
    guard rows > 0, columns > 0 else { return }
    let (lanes, stride, sums) = (lanes, stride / 8, right.rows)
    Matrix.readLanes(of: start) { start in
      left.read { left in
        right.readLanes { right in
          writeLanes { out in
            let work = rows * lanes * 8 * sums
            Parallel.blocks(
              rows: rows,
              grain: 6,
              lanes: lanes,
              work: work,
              threads: threads
            ) { rows, lanes in
              // A panel of eight columns is copied together where many rows use it: its lines would
              // else lie on as many pages of memory.
              let packs = rows.count > 24
              withUnsafeTemporaryAllocation(of: Lanes.self, capacity: packs ? sums + 1 : 1) {
                packed in
                guard let base = packed.baseAddress else { return }
                for column in lanes {
                  if packs { for k in 0..<sums { base[k] = right[k * stride + column] } }
                  let panel = Panel(
                    left: left,
                    rowStep: rowStep,
                    sumStep: sumStep,
                    sums: sums,
                    right: packs ? UnsafePointer(base) : right + column,
                    rightStep: packs ? 1 : stride,
                    start: start?[column] ?? Lanes(),
                    out: out + column,
                    outStep: stride,
                    last: rows.upperBound - 1
                  )
                  panel.run(from: rows.lowerBound)
                }
              }
            }
          }
        }
      }
    }
  }
}

/// Eight columns of a product, computed a few rows at a time with every sum in a register.
///
/// Where fewer rows are left than a block has, the last row is computed again: the same sums, the same
/// bits, no special case.
private struct Panel {
  let left: UnsafePointer<Double>
  let rowStep: Int
  let sumStep: Int
  let sums: Int
  let right: UnsafePointer<Lanes>
  let rightStep: Int
  let start: Lanes
  let out: UnsafeMutablePointer<Lanes>
  let outStep: Int
  let last: Int

  @inline(__always)
  func run(from first: Int) {
    var row = first
    while row <= last {
      if last - row >= 4 {
        sixRows(from: row)
        row += 6
      } else {
        fourRows(from: row)
        row += 4
      }
    }
  }

  @inline(__always)
  func sixRows(from row: Int) {
    let (r1, r2, r3) = (min(row + 1, last), min(row + 2, last), min(row + 3, last))
    let (r4, r5) = (min(row + 4, last), min(row + 5, last))
    var (p0, p1, p2) = (left + row * rowStep, left + r1 * rowStep, left + r2 * rowStep)
    var (p3, p4, p5) = (left + r3 * rowStep, left + r4 * rowStep, left + r5 * rowStep)
    var right = right
    var s0 = start
    var (s1, s2, s3, s4, s5) = (s0, s0, s0, s0, s0)
    for _ in 0..<sums {
      let b = right.pointee
      s0.addProduct(Lanes(repeating: p0.pointee), b)
      s1.addProduct(Lanes(repeating: p1.pointee), b)
      s2.addProduct(Lanes(repeating: p2.pointee), b)
      s3.addProduct(Lanes(repeating: p3.pointee), b)
      s4.addProduct(Lanes(repeating: p4.pointee), b)
      s5.addProduct(Lanes(repeating: p5.pointee), b)
      (p0, p1, p2) = (p0 + sumStep, p1 + sumStep, p2 + sumStep)
      (p3, p4, p5) = (p3 + sumStep, p4 + sumStep, p5 + sumStep)
      right += rightStep
    }
    out[row * outStep] = s0
    out[r1 * outStep] = s1
    out[r2 * outStep] = s2
    out[r3 * outStep] = s3
    out[r4 * outStep] = s4
    out[r5 * outStep] = s5
  }

  @inline(__always)
  func fourRows(from row: Int) {
    let (r1, r2, r3) = (min(row + 1, last), min(row + 2, last), min(row + 3, last))
    var (p0, p1) = (left + row * rowStep, left + r1 * rowStep)
    var (p2, p3) = (left + r2 * rowStep, left + r3 * rowStep)
    var right = right
    var s0 = start
    var (s1, s2, s3) = (s0, s0, s0)
    for _ in 0..<sums {
      let b = right.pointee
      s0.addProduct(Lanes(repeating: p0.pointee), b)
      s1.addProduct(Lanes(repeating: p1.pointee), b)
      s2.addProduct(Lanes(repeating: p2.pointee), b)
      s3.addProduct(Lanes(repeating: p3.pointee), b)
      (p0, p1, p2, p3) = (p0 + sumStep, p1 + sumStep, p2 + sumStep, p3 + sumStep)
      right += rightStep
    }
    out[row * outStep] = s0
    out[r1 * outStep] = s1
    out[r2 * outStep] = s2
    out[r3 * outStep] = s3
  }
}
