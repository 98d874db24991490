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
    let (lanes, stride) = (stride / 8, stride)
    start.readLanes { start in
      right.readLanes { right in
        inputs.read { entries in
          writeLanes { out in
            let product = SparseProduct(entries: entries, right: right, out: out, lanes: lanes)
            Parallel.ranges(
              of: inputs.count,
              work: inputs.entryCount * stride,
              threads: threads
            ) { rows in
              for row in rows {
                for lane in 0..<lanes { out[row * lanes + lane] = start[lane] }
              }
              product.add(to: rows, inputColumns: inputs.columns)
            }
          }
        }
      }
    }
  }

  /// Becomes fma(`decay`, w, `rate` · g) for each number w, where g is that of `inputs · right`.
  ///
  /// The same bits as `setProduct` and then `update` give, without the product in memory between them.
  ///
  /// - Parameters:
  ///   - decay: What is left of each number.
  ///   - rate: The factor of the product.
  ///   - inputs: r × m, for this r × c.
  ///   - right: m × c.
  ///   - threads: How many threads may share the work.
  public mutating func update(
    decay: Double,
    rate: Double,
    product inputs: SparseRows,
    _ right: Matrix,
    threads: Int = 1
  ) {
    precondition(inputs.columns == right.rows, "rows of \(inputs.columns) times \(right.shape)")
    precondition(rows == inputs.count && columns == right.columns, "a product for \(shape)")
    let lanes = stride / 8
    let work = (inputs.entryCount + rows) * stride
    let (decay, rate) = (Lanes(repeating: decay), Lanes(repeating: rate))
    right.readLanes { right in
      inputs.read { entries in
        writeLanes { out in
          let product = SparseProduct(entries: entries, right: right, out: out, lanes: lanes)
          Parallel.ranges(of: inputs.count, work: work, threads: threads) { rows in
            for row in rows { product.update(row: row, decay: decay, rate: rate) }
          }
        }
      }
    }
  }
}

/// A product with sparse rows: four lanes, 32 columns, are summed at a time, each sum in a register.
private struct SparseProduct {
  let entries: SparseEntries
  let right: UnsafePointer<Lanes>
  let out: UnsafeMutablePointer<Lanes>
  let lanes: Int

  /// Inputs of which the lines of `right`, 32 columns wide, stay in the nearest cache: 16 kB of them.
  private static let tile = 64

  /// Adds the product to rows of `out`, a tile of inputs after the other, so that a line of `right` is
  /// fetched once for all rows that need it.
  @inline(__always)
  func add(to rows: Range<Int>, inputColumns: Int) {
    withUnsafeTemporaryAllocation(of: Int.self, capacity: rows.count) { next in
      var lane = 0
      while lane < lanes {
        for (i, row) in rows.enumerated() { next[i] = entries.starts[row] }
        let width = lanes - lane >= 4 ? 4 : lanes - lane >= 2 ? 2 : 1
        var end = 0
        while end < inputColumns {
          end += Self.tile
          for (i, row) in rows.enumerated() {
            let first = next[i]
            var last = first
            let stop = entries.starts[row &+ 1]
            let out = out + row * lanes + lane
            switch width {
            case 4:
              var s = (out[0], out[1], out[2], out[3])
              while last < stop, Int(entries.columns[last]) < end {
                accumulate4(last, lane, &s)
                last &+= 1
              }
              (out[0], out[1], out[2], out[3]) = s
            case 2:
              var s = (out[0], out[1])
              while last < stop, Int(entries.columns[last]) < end {
                accumulate2(last, lane, &s)
                last &+= 1
              }
              (out[0], out[1]) = s
            default:
              var s = out[0]
              while last < stop, Int(entries.columns[last]) < end {
                s.addProduct(value(last), line(last, lane)[0])
                last &+= 1
              }
              out[0] = s
            }
            next[i] = last
          }
        }
        lane += width
      }
    }
  }

  /// Sums one row of the product and moves the row of `out` by it.
  @inline(__always)
  func update(row: Int, decay: Lanes, rate: Lanes) {
    let range = entries.starts[row]..<entries.starts[row &+ 1]
    let out = out + row * lanes
    var lane = 0
    while lane &+ 4 <= lanes {
      var s = (Lanes(), Lanes(), Lanes(), Lanes())
      for entry in range { accumulate4(entry, lane, &s) }
      let w = out + lane
      w[0] = (rate * s.0).addingProduct(decay, w[0])
      w[1] = (rate * s.1).addingProduct(decay, w[1])
      w[2] = (rate * s.2).addingProduct(decay, w[2])
      w[3] = (rate * s.3).addingProduct(decay, w[3])
      lane &+= 4
    }
    while lane < lanes {
      var s = Lanes()
      for entry in range { s.addProduct(value(entry), line(entry, lane)[0]) }
      out[lane] = (rate * s).addingProduct(decay, out[lane])
      lane &+= 1
    }
  }

  @inline(__always)
  private func accumulate4(_ entry: Int, _ lane: Int, _ s: inout (Lanes, Lanes, Lanes, Lanes)) {
    let (value, line) = (value(entry), line(entry, lane))
    s.0.addProduct(value, line[0])
    s.1.addProduct(value, line[1])
    s.2.addProduct(value, line[2])
    s.3.addProduct(value, line[3])
  }

  @inline(__always)
  private func accumulate2(_ entry: Int, _ lane: Int, _ s: inout (Lanes, Lanes)) {
    let (value, line) = (value(entry), line(entry, lane))
    s.0.addProduct(value, line[0])
    s.1.addProduct(value, line[1])
  }

  /// The number of an entry, eight times over.
  @inline(__always)
  private func value(_ entry: Int) -> Lanes {
    Lanes(repeating: entries.palette[Int(entries.codes[entry])])
  }

  /// The line of `right` that an entry multiplies, from a lane on.
  @inline(__always)
  private func line(_ entry: Int, _ lane: Int) -> UnsafePointer<Lanes> {
    right + (Int(entries.columns[entry]) &* lanes &+ lane)
  }
}
