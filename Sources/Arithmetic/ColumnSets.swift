/// The entries of sparse rows, column by column: what a product with their transpose walks over.
///
/// For each column a set of rows, one bit a row, says where it has entries, and a table of bytes holds
/// their codes. Filling both takes two stores an entry; sorted lists would take three and a count first.
struct ColumnSets {
  /// Words of 64 rows that each column's set takes.
  let words: Int
  /// The sets; that of column k begins at `k * words`, its lowest bit is row 0; a word more may be read.
  let sets: UnsafeMutablePointer<UInt64>
  /// Rows there are.
  let rows: Int
  /// The codes; row i of column k is at `k * rows + i`, and has a meaning only where its bit is set.
  let codes: UnsafeMutablePointer<UInt8>
  /// The numbers that codes stand for.
  let palette: UnsafePointer<Double>

  /// Lends the sets of some sparse rows.
  static func of(_ source: SparseRows, _ body: (ColumnSets) -> Void) {
    let words = (source.count + 63) / 64
    let (columns, rows) = (source.columns, source.count)
    withUnsafeTemporaryAllocation(of: UInt64.self, capacity: columns * words + 1) { sets in
      withUnsafeTemporaryAllocation(of: UInt8.self, capacity: columns * rows) { codes in
        source.read { from in
          guard
            let sets = sets.baseAddress, let codes = codes.baseAddress,
            let palette = from.palette.baseAddress
          else { return }
          sets.initialize(repeating: 0, count: columns * words + 1)
          for row in 0..<rows {
            let (word, bit) = (row / 64, UInt64(1) << UInt64(row % 64))
            for i in from.starts[row]..<from.starts[row &+ 1] &- 1 {
              let entry = from.entries[i]
              let column = Int(entry &>> 8)
              sets[column &* words &+ word] |= bit
              codes[column &* rows &+ row] = UInt8(truncatingIfNeeded: entry)
            }
          }
          body(ColumnSets(words: words, sets: sets, rows: rows, codes: codes, palette: palette))
        }
      }
    }
  }
}
