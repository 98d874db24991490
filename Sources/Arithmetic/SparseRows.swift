/// Rows that are mostly zero, each kept as the list of its nonzero entries: images as a network reads them.
///
/// An entry is a column and a *code*, one byte that stands for a number of the `palette`. Code 0 stands
/// for 0 and is never kept. Both share one 32-bit word, so that a kernel loads them at once: a pixel so
/// takes four bytes, and 60,000 images 36 MB.
public struct SparseRows: Sendable {
  /// Numbers in a row, zeros included.
  public private(set) var columns: Int
  /// Rows kept.
  public private(set) var count = 0
  /// The 256 numbers that codes stand for; the first is 0.
  public private(set) var palette: [Double]
  /// Where in the entries each row begins, and the end of the last; what follows is memory to spare.
  private var starts: [Int] = [0]
  /// Each entry, its column · 256 + its code, and `endOfRow` after those of a row; what follows the last
  /// row is memory to spare.
  private var entries: [UInt32] = []

  /// What follows the entries of a row: greater than any entry, so that a kernel that looks for the next
  /// column beyond some limit need not look for the end of the row too.
  private static let endOfRow = UInt32.max

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
  public var entryCount: Int { starts[count] - count }

  /// Takes memory for so many rows and nonzero entries at once, lest appending take twice as much.
  public mutating func reserve(rows: Int, entries count: Int) {
    starts.reserveCapacity(rows + 1)
    entries += repeatElement(0, count: max(0, rows + count - entries.count))
  }

  /// Adds the rows whose codes follow one another in `codes`, a whole number of rows.
  public mutating func append(codes: ArraySlice<UInt8>) {
    precondition(
      codes.count.isMultiple(of: columns),
      "\(codes.count) codes are not whole rows of \(columns)"
    )
    let rows = codes.count / columns
    starts.removeLast(starts.count - count - 1)
    starts.reserveCapacity(count + 1 + rows)
    var end = starts[count]
    codes.withUnsafeBufferPointer { codes in
      let new = codes.reduce(rows) { $0 + ($1 == 0 ? 0 : 1) }
      if entries.count < end + new {
        // Twice as long each time, so that row after row copies none too often.
        entries += repeatElement(0, count: max(end + new, 2 * end) - entries.count)
      }
      entries.withUnsafeMutableBufferPointer { entries in
        for row in 0..<rows {
          for column in 0..<columns {
            let code = UInt32(codes[row * columns + column])
            // Written always, and kept where it is not zero: a branch would be guessed wrong too often.
            entries[end] = UInt32(truncatingIfNeeded: column) << 8 | code
            end += code == 0 ? 0 : 1
          }
          entries[end] = Self.endOfRow
          end += 1
          starts.append(end)
        }
      }
    }
    count += rows
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
      entries.withUnsafeMutableBufferPointer { entries in
        guard let to = entries.baseAddress, let all = from.entries.baseAddress else { return }
        for (i, row) in rows.enumerated() {
          let (start, end) = (from.starts[row], from.starts[row + 1])
          (to + place).update(from: all + start, count: end - start)
          place += end - start
          starts[i + 1] = place
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

  /// The same rows with other numbers for their codes, 256 of which the first is 0; what they share takes
  /// no memory again.
  public func reading(by palette: [Double]) -> SparseRows {
    precondition(palette.count == 256 && palette[0] == 0, "a palette is 256 numbers, the first 0")
    var rows = self
    rows.palette = palette
    return rows
  }

  /// The codes of one row, zeros written out; `columns` of them.
  public func codes(row: Int) -> [UInt8] {
    var dense = [UInt8](repeating: 0, count: columns)
    for entry in entries[starts[row]..<starts[row + 1] - 1] {
      dense[Int(entry >> 8)] = UInt8(truncatingIfNeeded: entry)
    }
    return dense
  }

  /// The numbers of one row, zeros written out; `columns` of them.
  public func values(row: Int) -> [Double] {
    codes(row: row).map { palette[Int($0)] }
  }

  /// The memory of its entries and of the list of its rows.
  public var blocks: [MemoryBlock] { [MemoryBlock(of: entries), MemoryBlock(of: starts)] }

  /// Memory for so many rows and entries.
  private mutating func makeRoom(rows: Int, entries count: Int) {
    if starts.count <= rows { starts = [Int](repeating: 0, count: rows + 1) }
    if entries.count < count { entries = [UInt32](repeating: 0, count: count + count / 4) }
  }
}

extension SparseRows: Equatable {
  /// Whether both hold the same rows; memory to spare does not count.
  public static func == (a: SparseRows, b: SparseRows) -> Bool {
    a.columns == b.columns && a.count == b.count && a.palette == b.palette
      && a.starts.prefix(a.count + 1) == b.starts.prefix(b.count + 1)
      && a.entries.prefix(a.starts[a.count]) == b.entries.prefix(b.starts[b.count])
  }
}

// MARK: - Reading in kernels

/// The entries of sparse rows, lent for reading.
struct SparseEntries {
  /// Where each row begins, and the end of the last.
  let starts: UnsafeBufferPointer<Int>
  /// Each entry: its column · 256 + its code; `UInt32.max` after the last of a row.
  let entries: UnsafeBufferPointer<UInt32>
  /// The numbers that codes stand for.
  let palette: UnsafeBufferPointer<Double>
}

extension SparseRows {
  /// Lends the entries to a kernel.
  func read(_ body: (SparseEntries) -> Void) {
    starts.withUnsafeBufferPointer { starts in
      entries.withUnsafeBufferPointer { entries in
        palette.withUnsafeBufferPointer { palette in
          body(SparseEntries(starts: starts, entries: entries, palette: palette))
        }
      }
    }
  }
}
