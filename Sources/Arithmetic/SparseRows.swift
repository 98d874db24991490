/// Rows that are mostly zero, each kept as the list of its nonzero entries: images as a network reads them.
///
/// An entry is a column and a *code*, one byte that stands for a number of the `palette`. Code 0 stands
/// for 0 and is never kept. A pixel so takes three bytes, and 60,000 images 27 MB.
public struct SparseRows: Sendable {
  /// Numbers in a row, zeros included.
  public private(set) var columns: Int
  /// Rows kept.
  public private(set) var count = 0
  /// The 256 numbers that codes stand for; the first is 0.
  public private(set) var palette: [Double]
  /// Where in the entries each row begins, and the end of the last; what follows is memory to spare.
  private var starts: [Int] = [0]
  /// The column of each entry; what follows the last is memory to spare.
  private var entryColumns: [UInt16] = []
  /// The code of each entry; what follows the last is memory to spare.
  private var entryCodes: [UInt8] = []

  /// The palette of pixels: code c is c / 255.
  public static let pixelPalette: [Double] = (0..<256).map { Double($0) / 255 }

  /// No rows yet, of `columns` numbers each, at most 65,535.
  public init(columns: Int, palette: [Double] = SparseRows.pixelPalette) {
    precondition(
      (1...65_535).contains(columns),
      "a sparse row has 1 to 65,535 columns, not \(columns)"
    )
    precondition(palette.count == 256 && palette[0] == 0, "a palette is 256 numbers, the first 0")
    self.columns = columns
    self.palette = palette
  }

  /// Nonzero entries kept, of all rows together.
  public var entryCount: Int { starts[count] }

  /// Adds the rows whose codes follow one another in `codes`, a whole number of rows.
  public mutating func append(codes: ArraySlice<UInt8>) {
    precondition(
      codes.count.isMultiple(of: columns),
      "\(codes.count) codes are not whole rows of \(columns)"
    )
    starts.removeLast(starts.count - count - 1)
    entryColumns.removeLast(entryColumns.count - entryCount)
    entryCodes.removeLast(entryCodes.count - entryCount)
    var column = 0
    for code in codes {
      if code != 0 {
        entryColumns.append(UInt16(truncatingIfNeeded: column))
        entryCodes.append(code)
      }
      column += 1
      if column == columns {
        starts.append(entryCodes.count)
        column = 0
      }
    }
    count += codes.count / columns
  }

  /// Takes the place of all rows: those of `source` at `rows`, in that order.
  ///
  /// Memory is used again, so that drawing one mini-batch after the other allocates nothing.
  public mutating func replace(with source: SparseRows, at rows: [Int]) {
    (columns, count, palette) = (source.columns, rows.count, source.palette)
    var total = 0
    for row in rows {
      precondition((0..<source.count).contains(row), "row \(row) of \(source.count) sparse rows")
      total += source.starts[row + 1] - source.starts[row]
    }
    makeRoom(rows: rows.count, entries: total)
    var place = 0
    starts[0] = 0
    source.read { from in
      entryColumns.withUnsafeMutableBufferPointer { columns in
        entryCodes.withUnsafeMutableBufferPointer { codes in
          for (i, row) in rows.enumerated() {
            let (start, end) = (from.starts[row], from.starts[row + 1])
            // Faster than copying slices, which are short: about 150 entries an image.
            for entry in start..<end {
              columns[place &+ entry &- start] = from.columns[entry]
            }
            for entry in start..<end {
              codes[place &+ entry &- start] = from.codes[entry]
            }
            place += end - start
            starts[i + 1] = place
          }
        }
      }
    }
  }

  /// The rows at the given places, as rows of their own.
  public func selecting(_ rows: [Int]) -> SparseRows {
    var selected = SparseRows(columns: columns, palette: palette)
    selected.replace(with: self, at: rows)
    return selected
  }

  /// Takes the place of all rows: the columns of `source`, one a row; `source.columns` × `source.count`.
  ///
  /// Within a row the entries stay in the order of the rows they came from.
  public mutating func replace(withTransposed source: SparseRows) {
    precondition(
      (1...65_535).contains(source.count),
      "1 to 65,535 rows can be transposed, not \(source.count)"
    )
    (columns, count, palette) = (source.count, source.columns, source.palette)
    let (rows, total) = (source.columns, source.entryCount)
    makeRoom(rows: rows, entries: total)
    source.read { from in
      starts.withUnsafeMutableBufferPointer { starts in
        entryColumns.withUnsafeMutableBufferPointer { columns in
          entryCodes.withUnsafeMutableBufferPointer { codes in
            // A counting sort. While it runs, starts[k + 1] is where row k takes its next entry; at the
            // end that is where row k + 1 begins.
            starts.update(repeating: 0)
            for entry in 0..<total { starts[Int(from.columns[entry]) &+ 2] &+= 1 }
            // The sum is kept in a register: a loop through memory would take five times as long.
            var place = 0
            for row in 2..<rows + 2 {
              place &+= starts[row]
              starts[row] = place
            }
            for row in 0..<source.count {
              for entry in from.starts[row]..<from.starts[row &+ 1] {
                let key = Int(from.columns[entry]) &+ 1
                let place = starts[key]
                starts[key] = place &+ 1
                columns[place] = UInt16(truncatingIfNeeded: row)
                codes[place] = from.codes[entry]
              }
            }
          }
        }
      }
    }
  }

  /// The codes of one row, zeros written out; `columns` of them.
  public func codes(row: Int) -> [UInt8] {
    var dense = [UInt8](repeating: 0, count: columns)
    for entry in starts[row]..<starts[row + 1] {
      dense[Int(entryColumns[entry])] = entryCodes[entry]
    }
    return dense
  }

  /// The numbers of one row, zeros written out; `columns` of them.
  public func values(row: Int) -> [Double] {
    codes(row: row).map { palette[Int($0)] }
  }

  /// Memory for so many rows and entries, and one row more, which transposing needs.
  private mutating func makeRoom(rows: Int, entries: Int) {
    if starts.count < rows + 2 {
      starts = [Int](repeating: 0, count: rows + 2)
    }
    if entryCodes.count < entries {
      entryColumns = [UInt16](repeating: 0, count: entries + entries / 4)
      entryCodes = [UInt8](repeating: 0, count: entries + entries / 4)
    }
  }
}

// MARK: - Reading in kernels

/// The entries of sparse rows, lent for reading.
struct SparseEntries {
  /// Where each row begins, and the end of the last.
  let starts: UnsafeBufferPointer<Int>
  /// The column of each entry.
  let columns: UnsafeBufferPointer<UInt16>
  /// The code of each entry.
  let codes: UnsafeBufferPointer<UInt8>
  /// The numbers that codes stand for.
  let palette: UnsafeBufferPointer<Double>
}

extension SparseRows {
  /// Lends the entries to a kernel.
  func read(_ body: (SparseEntries) -> Void) {
    starts.withUnsafeBufferPointer { starts in
      entryColumns.withUnsafeBufferPointer { columns in
        entryCodes.withUnsafeBufferPointer { codes in
          palette.withUnsafeBufferPointer { palette in
            body(SparseEntries(starts: starts, columns: columns, codes: codes, palette: palette))
          }
        }
      }
    }
  }
}
