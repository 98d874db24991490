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
    precondition(start.map { ($0.rows, $0.columns) == (1, columns) } ?? true, "not 1×\(columns)")
    let (m, work) = (inputs.count, inputs.entryCount * stride)
    let (lanes, stride) = (lanes, stride / 8)
    Matrix.readLanes(of: start) { start in
      right.readLanes { right in
        inputs.read { entries in
          writeLanes { out in
            Parallel.blocks(rows: m, lanes: lanes, work: work, threads: threads) { rows, lanes in
              let product = SparseProduct(
                inputs: entries,
                inputColumns: inputs.columns,
                start: start,
                right: right,
                out: out,
                stride: stride
              )
              forEachStrip(of: lanes) { lane, width in
                switch width {
                case 5: product.set(Strip5.self, rows: rows, lane: lane)
                case 4: product.set(Strip4.self, rows: rows, lane: lane)
                case 3: product.set(Strip3.self, rows: rows, lane: lane)
                case 2: product.set(Strip2.self, rows: rows, lane: lane)
                default: product.set(Strip1.self, rows: rows, lane: lane)
                }
              }
            }
          }
        }
      }
    }
  }

  /// Becomes `inputsᵀ · right`.
  ///
  /// Entry (k, j) begins as 0 and takes `fma(inputs[i, k], right[i, j], sum)` for the i with a nonzero
  /// input, ascending. Inputs that are 0 are left out of the sum.
  ///
  /// - Parameters:
  ///   - inputs: m × s.
  ///   - right: m × c.
  ///   - threads: How many threads may share the work.
  public mutating func setProduct(
    transposed inputs: SparseRows,
    _ right: Matrix,
    threads: Int = 1
  ) {
    shape(rows: inputs.columns, columns: right.columns)
    useSums(transposed: inputs, right, Replacing(), threads: threads)
  }

  /// Becomes fma(`decay`, w, `factor` · g) for each number w, where g is that of `inputsᵀ · right`.
  ///
  /// The same bits as `setProduct` and then `update` give, without the product in memory between them.
  ///
  /// - Parameters:
  ///   - decay: What is left of each number.
  ///   - factor: The factor of the product.
  ///   - inputs: m × s, for this s × c.
  ///   - right: m × c.
  ///   - threads: How many threads may share the work.
  public mutating func update(
    decay: Double,
    factor: Double,
    productTransposed inputs: SparseRows,
    _ right: Matrix,
    threads: Int = 1
  ) {
    let moving = Moving(decay: Lanes(repeating: decay), factor: Lanes(repeating: factor))
    useSums(transposed: inputs, right, moving, threads: threads)
  }

  /// Makes use of the sums that are `inputsᵀ · right`.
  private mutating func useSums<Use: SumUse>(
    transposed inputs: SparseRows,
    _ right: Matrix,
    _ use: Use,
    threads: Int
  ) {
    precondition(inputs.count == right.rows, "\(inputs.count) rows transposed times \(right.shape)")
    precondition(rows == inputs.columns && columns == right.columns, "a product for \(shape)")
    let work = (inputs.entryCount + rows) * stride
    let (count, lanes, stride) = (rows, lanes, stride / 8)
    right.readLanes { right in
      ColumnSets.of(inputs) { sets in
        writeLanes { out in
          let product = ColumnProduct(sets: sets, right: right, out: out, stride: stride, use: use)
          Parallel.blocks(rows: count, lanes: lanes, work: work, threads: threads) { rows, lanes in
            forEachStrip(of: lanes) { lane, width in
              switch width {
              case 5: product.sum(Strip5.self, rows: rows, lane: lane)
              case 4: product.sum(Strip4.self, rows: rows, lane: lane)
              case 3: product.sum(Strip3.self, rows: rows, lane: lane)
              case 2: product.sum(Strip2.self, rows: rows, lane: lane)
              default: product.sum(Strip1.self, rows: rows, lane: lane)
              }
            }
          }
        }
      }
    }
  }
}

/// Sums of the rows of sparse inputs with the lines of a matrix.
private struct SparseProduct {
  let inputs: SparseEntries
  let inputColumns: Int
  let start: UnsafePointer<Lanes>?
  let right: UnsafePointer<Lanes>
  let out: UnsafeMutablePointer<Lanes>
  let stride: Int

  /// Inputs whose lines of `right`, 32 columns wide, stay in the nearest cache: 28 kB of them.
  private static let tile = 112

  /// A strip of the product, a tile of inputs after the other, so that a line of `right` is fetched once
  /// for all rows that need it.
  @inline(__always)
  func set<S: Strip>(_: S.Type, rows: Range<Int>, lane: Int) {
    guard
      let starts = inputs.starts.baseAddress, let entries = inputs.entries.baseAddress,
      let palette = inputs.palette.baseAddress
    else { return }
    let (right, stride) = (right + lane, stride)
    let start = start.map { S($0 + lane) } ?? S()
    withUnsafeTemporaryAllocation(of: UnsafePointer<UInt32>.self, capacity: rows.count) { next in
      guard let next = next.baseAddress else { return }
      for (i, row) in rows.enumerated() {
        next[i] = entries + starts[row]
        start.store(to: out + (row &* stride &+ lane))
      }
      for end in Swift.stride(from: Self.tile, to: inputColumns &+ Self.tile, by: Self.tile) {
        let end = UInt32(truncatingIfNeeded: end &<< 8)
        var out = out + (rows.lowerBound &* stride &+ lane)
        for i in 0..<rows.count {
          var place = next[i]
          var entry = place.pointee
          if entry < end {
            var sum = S(out)
            repeat {
              let (column, code) = (Int(entry &>> 8), Int(entry & 255))
              place += 1
              entry = place.pointee
              sum.addProduct(Lanes(repeating: palette[code]), right + column &* stride)
            } while entry < end
            sum.store(to: out)
            next[i] = place
          }
          out += stride
        }
      }
    }
  }
}

/// Sums of the columns of sparse inputs with the lines of a matrix.
private struct ColumnProduct<Use: SumUse> {
  let sets: ColumnSets
  let right: UnsafePointer<Lanes>
  let out: UnsafeMutablePointer<Lanes>
  let stride: Int
  let use: Use

  /// Sums a strip of each row and makes use of it.
  @inline(__always)
  func sum<S: Strip>(_: S.Type, rows: Range<Int>, lane: Int) {
    let (words, inputRows, palette) = (sets.words, sets.rows, sets.palette)
    let (right, stride, use) = (right + lane, stride, use)
    var set = sets.sets + rows.lowerBound * words
    var codes = sets.codes + rows.lowerBound * inputRows
    var out = out + (rows.lowerBound * stride + lane)
    let end = out + rows.count * stride
    // The set after this one is read ahead: a processor that guessed the end of a set wrong would wait for it.
    var ahead = set.pointee
    while out != end {
      var sum = S()
      var first = 0
      while first < inputRows {
        var bits = ahead
        ahead = set[1]
        while bits != 0 {
          let row = first &+ bits.trailingZeroBitCount
          sum.addProduct(Lanes(repeating: palette[Int(codes[row])]), right + row &* stride)
          bits &= bits &- 1
        }
        set += 1
        first &+= 64
      }
      sum.use(use, at: out)
      codes += inputRows
      out += stride
    }
  }
}

/// What is done with sums.
private protocol SumUse {
  func callAsFunction(_ number: inout Lanes, _ sum: Lanes)
}

/// A number becomes its sum.
private struct Replacing: SumUse {
  @inline(__always)
  func callAsFunction(_ number: inout Lanes, _ sum: Lanes) { number = sum }
}

/// A number becomes fma(`decay`, number, `factor` · sum).
private struct Moving: SumUse {
  let decay: Lanes
  let factor: Lanes

  @inline(__always)
  func callAsFunction(_ number: inout Lanes, _ sum: Lanes) {
    number = (factor * sum).addingProduct(decay, number)
  }
}

/// Calls `body` with the first lane and the width of strips that together are `lanes`: five at most, and
/// as equal as can be, for a narrow strip keeps the processor waiting for its own sums.
@inline(__always)
private func forEachStrip(of lanes: Range<Int>, _ body: (Int, Int) -> Void) {
  var (lane, strips) = (lanes.lowerBound, (lanes.count + 4) / 5)
  while strips > 0 {
    let width = (lanes.upperBound - lane + strips - 1) / strips
    body(lane, width)
    lane += width
    strips -= 1
  }
}

/// Some lanes side by side, each sum in a register.
private protocol Strip {
  init()
  init(_ line: UnsafePointer<Lanes>)
  func store(to line: UnsafeMutablePointer<Lanes>)
  mutating func addProduct(_ value: Lanes, _ line: UnsafePointer<Lanes>)
  func use<Use: SumUse>(_ use: Use, at line: UnsafeMutablePointer<Lanes>)
}

/// No lanes.
private struct Strip0: Strip {
  init() {}
  init(_ line: UnsafePointer<Lanes>) {}
  func store(to line: UnsafeMutablePointer<Lanes>) {}
  mutating func addProduct(_ value: Lanes, _ line: UnsafePointer<Lanes>) {}
  func use<Use: SumUse>(_ use: Use, at line: UnsafeMutablePointer<Lanes>) {}
}

/// One lane more than `Rest`.
private struct Wider<Rest: Strip>: Strip {
  private var sum = Lanes()
  private var rest = Rest()

  @inline(__always) init() {}

  @inline(__always) init(_ line: UnsafePointer<Lanes>) {
    (sum, rest) = (line[0], Rest(line + 1))
  }

  @inline(__always) func store(to line: UnsafeMutablePointer<Lanes>) {
    line[0] = sum
    rest.store(to: line + 1)
  }

  @inline(__always) mutating func addProduct(_ value: Lanes, _ line: UnsafePointer<Lanes>) {
    sum.addProduct(value, line[0])
    rest.addProduct(value, line + 1)
  }

  @inline(__always) func use<Use: SumUse>(_ use: Use, at line: UnsafeMutablePointer<Lanes>) {
    use(&line[0], sum)
    rest.use(use, at: line + 1)
  }
}

private typealias Strip1 = Wider<Strip0>
private typealias Strip2 = Wider<Strip1>
private typealias Strip3 = Wider<Strip2>
private typealias Strip4 = Wider<Strip3>
private typealias Strip5 = Wider<Strip4>
