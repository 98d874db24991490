/// Rows that are mostly zero, each kept as the list of its nonzero entries: images as a network reads them.
///
/// An entry is a column and a *code*, one byte that stands for a number of the `palette`. Code 0 stands
/// for 0 and is never kept. A pixel so takes three bytes, and 60,000 images 27 MB.
public struct SparseRows: Sendable {
  /// Numbers in a row, zeros included.
  public private(set) var columns: Int
  /// The 256 numbers that codes stand for; the first is 0.
  public private(set) var palette: [Double]
  /// Where in the entries each row begins, and the end of the last.
  private(set) var starts: [Int] = [0]
  private(set) var entryColumns: [UInt16] = []
  private(set) var entryCodes: [UInt8] = []

  /// The palette of pixels: code c is c / 255.
  public static let pixelPalette: [Double] = (0..<256).map { Double($0) / 255 }

  /// No rows yet, of `columns` numbers each, at most 65,535.
  public init(columns: Int, palette: [Double] = SparseRows.pixelPalette) {
    precondition((1...65_535).contains(columns), "a sparse row has 1 to 65,535 columns, not \(columns)")
    precondition(palette.count == 256 && palette[0] == 0, "a palette is 256 numbers, the first 0")
    self.columns = columns
    self.palette = palette
  }

  /// Rows kept.
  public var count: Int { starts.count - 1 }

  /// Nonzero entries kept, of all rows together.
  public var entryCount: Int { entryCodes.count }

  /// Adds the rows whose codes follow one another in `codes`, a whole number of rows.
  public mutating func append(codes: ArraySlice<UInt8>) {
    precondition(codes.count.isMultiple(of: columns), "\(codes.count) codes are not whole rows of \(columns)")
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
  }

  /// Takes the place of all rows: those of `source` at `rows`, in that order.
  ///
  /// Storage is used again, so that drawing one mini-batch after the other allocates nothing.
  public mutating func replace(with source: SparseRows, at rows: some Sequence<Int>) {
    precondition(columns == source.columns, "rows of \(source.columns) columns do not fit \(columns)")
    starts.removeAll(keepingCapacity: true)
    entryColumns.removeAll(keepingCapacity: true)
    entryCodes.removeAll(keepingCapacity: true)
    starts.append(0)
    for row in rows {
      let entries = source.starts[row]..<source.starts[row + 1]
      entryColumns.append(contentsOf: source.entryColumns[entries])
      entryCodes.append(contentsOf: source.entryCodes[entries])
      starts.append(entryCodes.count)
    }
  }

  /// The rows at the given places, as rows of their own.
  public func selecting(_ rows: some Sequence<Int>) -> SparseRows {
    var selected = SparseRows(columns: columns, palette: palette)
    selected.replace(with: self, at: rows)
    return selected
  }

  /// Takes the place of all rows: the columns of `source`, one a row; `source.columns` × `source.count`.
  ///
  /// Within a row the entries stay in the order of the rows they came from.
  public mutating func replace(withTransposed source: SparseRows) {
    precondition(source.count <= 65_535, "at most 65,535 rows can be transposed, not \(source.count)")
    (columns, palette) = (source.count, source.palette)
    var next = [Int](repeating: 0, count: source.columns + 1)
    for column in source.entryColumns { next[Int(column) + 1] += 1 }
    for row in 0..<source.columns { next[row + 1] += next[row] }
    starts = next
    if entryCodes.count != source.entryCount {
      entryColumns = [UInt16](repeating: 0, count: source.entryCount)
      entryCodes = [UInt8](repeating: 0, count: source.entryCount)
    }
    for row in 0..<source.count {
      for entry in source.starts[row]..<source.starts[row + 1] {
        let place = next[Int(source.entryColumns[entry])]
        next[Int(source.entryColumns[entry])] = place + 1
        entryColumns[place] = UInt16(truncatingIfNeeded: row)
        entryCodes[place] = source.entryCodes[entry]
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
}

// MARK: - Reading in kernels

/// The entries of sparse rows, lent for reading.
struct SparseEntries {
  /// Where each row begins, and the end of the last.
  let starts: UnsafeBufferPointer<Int>
  fileprivate let columns: UnsafeBufferPointer<UInt16>
  fileprivate let codes: UnsafeBufferPointer<UInt8>
  fileprivate let palette: UnsafeBufferPointer<Double>

  @inline(__always)
  func column(_ entry: Int) -> Int { Int(columns[entry]) }

  @inline(__always)
  func value(_ entry: Int) -> Double { palette[Int(codes[entry])] }
}

extension SparseRows {
  /// Lends the entries to a kernel.
  @inline(__always)
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
