/// The entries of sparse rows, column by column: what a product with their transpose walks over.
///
/// Each column has room for an entry of every row, so that one pass over the rows fills all lists, with
/// no counting before it.
struct ColumnLists {
  /// Rows there are, and entries that each list has room for.
  let room: Int
  /// How many entries each column has.
  let counts: UnsafeMutablePointer<Int32>
  /// The row of each entry, ascending; those of column k begin at `k * room`.
  let rows: UnsafeMutablePointer<UInt16>
  /// The code of each entry.
  let codes: UnsafeMutablePointer<UInt8>
  /// The numbers that codes stand for.
  let palette: UnsafePointer<Double>

  /// Lends the lists of some sparse rows, at most 65,536 of them.
  static func of(_ source: SparseRows, _ body: (ColumnLists) -> Void) {
    let (columns, room) = (source.columns, source.count)
    precondition(room <= 65_536, "\(room) sparse rows are too many to be transposed")
    withUnsafeTemporaryAllocation(byteCount: columns * (4 + 3 * room), alignment: 64) { memory in
      guard let base = memory.baseAddress else { return }
      let counts = base.bindMemory(to: Int32.self, capacity: columns)
      let rows = (base + 4 * columns).bindMemory(to: UInt16.self, capacity: columns * room)
      let codes = (base + (4 + 2 * room) * columns)
        .bindMemory(to: UInt8.self, capacity: columns * room)
      counts.initialize(repeating: 0, count: columns)
      source.read { from in
        guard let palette = from.palette.baseAddress else { return }
        for row in 0..<room {
          for entry in from.starts[row]..<from.starts[row &+ 1] {
            let column = Int(from.columns[entry])
            let place = column &* room &+ Int(counts[column])
            counts[column] &+= 1
            rows[place] = UInt16(truncatingIfNeeded: row)
            codes[place] = from.codes[entry]
          }
        }
        body(
          ColumnLists(room: room, counts: counts, rows: rows, codes: codes, palette: palette)
        )
      }
    }
  }
}
