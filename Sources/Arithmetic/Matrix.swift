/// A table of numbers, row by row; a value, copied only when one of two copies is written.
///
/// Rows begin on 64-byte boundaries: each is padded to a multiple of eight numbers. What stands in the
/// padding is nobody's business; nothing here reads it into a result.
public struct Matrix: Sendable {
  /// Rows, top to bottom.
  public private(set) var rows: Int
  /// Columns, left to right.
  public private(set) var columns: Int
  /// Numbers from the beginning of one row to the beginning of the next.
  private(set) var stride: Int
  private var storage: Storage

  /// A matrix of zeros.
  public init(rows: Int, columns: Int) {
    precondition(rows >= 0 && columns >= 0, "a matrix cannot be \(rows)×\(columns)")
    self.rows = rows
    self.columns = columns
    stride = Matrix.stride(columns: columns)
    storage = Storage(count: rows * stride)
  }

  /// A matrix whose numbers, padding included, are to be set before any is read.
  init(unsetRows rows: Int, columns: Int) {
    self.rows = rows
    self.columns = columns
    stride = Matrix.stride(columns: columns)
    storage = Storage(unset: rows * stride)
  }

  /// A matrix from its numbers, row by row.
  public init(rows: Int, columns: Int, values: [Double]) {
    precondition(
      values.count == rows * columns,
      "\(values.count) numbers are not \(rows)×\(columns)"
    )
    self.init(rows: rows, columns: columns)
    let stride = stride
    write { base in
      for row in 0..<rows {
        for column in 0..<columns {
          base[row * stride + column] = values[row * columns + column]
        }
      }
    }
  }

  /// The number in a row and a column, both counted from 0.
  public subscript(row: Int, column: Int) -> Double {
    get {
      check(row, column)
      return read { $0[row * stride + column] }
    }
    set {
      check(row, column)
      let stride = stride
      write { $0[row * stride + column] = newValue }
    }
  }

  /// One row; `columns` numbers.
  public func row(_ row: Int) -> [Double] {
    precondition((0..<rows).contains(row), "row \(row) of a matrix with \(rows)")
    return read { Array(UnsafeBufferPointer(start: $0 + row * stride, count: columns)) }
  }

  /// One column; `rows` numbers.
  public func column(_ column: Int) -> [Double] {
    precondition((0..<columns).contains(column), "column \(column) of a matrix with \(columns)")
    return read { base in (0..<rows).map { base[$0 * stride + column] } }
  }

  /// All numbers, row by row; `rows` × `columns` of them.
  public var values: [Double] {
    var all: [Double] = []
    all.reserveCapacity(rows * columns)
    for row in 0..<rows { all += self.row(row) }
    return all
  }

  /// Blocks of eight numbers that hold a row's columns.
  var lanes: Int { (columns + 7) / 8 }

  /// Bytes of memory that the numbers take, padding included.
  public var byteCount: Int { rows * stride * MemoryLayout<Double>.stride }

  /// Whether both share their numbers in memory: then they are equal, and cost no more than one.
  public func sharesMemory(with other: Matrix) -> Bool { storage === other.storage }

  /// Takes a shape, keeping the memory where the shape is already that; the numbers are then to be set.
  mutating func shape(rows: Int, columns: Int) {
    guard rows != self.rows || columns != self.columns || !isKnownUniquelyReferenced(&storage)
    else {
      return
    }
    self = Matrix(rows: rows, columns: columns)
  }

  /// Whole blocks of eight; and never a multiple of 256, for rows that lie a power of two apart fall on
  /// one another in the processor's caches.
  private static func stride(columns: Int) -> Int {
    let padded = (columns + 7) / 8 * 8
    return padded > 0 && padded.isMultiple(of: 256) ? padded + 8 : padded
  }

  private func check(_ row: Int, _ column: Int) {
    precondition(
      (0..<rows).contains(row) && (0..<columns).contains(column),
      "entry [\(row), \(column)] of a \(rows)×\(columns) matrix"
    )
  }
}

/// Eight numbers that the processor works on at once.
///
/// Lanes are always different outputs, never terms of one sum.
typealias Lanes = SIMD8<Double>

// MARK: - Memory

extension Matrix {
  /// The numbers of a matrix, aligned for the processor's widest registers.
  private final class Storage: @unchecked Sendable {
    let base: UnsafeMutablePointer<Double>
    let count: Int

    /// Memory for numbers that are to be set: what stands there is anything.
    init(unset count: Int) {
      self.count = count
      let raw = UnsafeMutableRawPointer.allocate(
        byteCount: max(count, 8) * MemoryLayout<Double>.stride,
        alignment: 64
      )
      base = raw.bindMemory(to: Double.self, capacity: max(count, 8))
    }

    convenience init(count: Int) {
      self.init(unset: count)
      base.initialize(repeating: 0, count: max(count, 8))
    }

    convenience init(copying other: Storage) {
      self.init(unset: other.count)
      base.initialize(from: other.base, count: max(count, 8))
    }

    deinit { base.deallocate() }
  }

  /// Lends the numbers for reading: row r begins at `r * stride`.
  @inline(__always)
  func read<Result>(_ body: (UnsafePointer<Double>) throws -> Result) rethrows -> Result {
    try withExtendedLifetime(storage) { try body(UnsafePointer(storage.base)) }
  }

  /// Lends the numbers for writing, after making them this value's own.
  @inline(__always)
  mutating func write<Result>(
    _ body: (UnsafeMutablePointer<Double>) throws -> Result
  ) rethrows -> Result {
    if !isKnownUniquelyReferenced(&storage) { storage = Storage(copying: storage) }
    return try withExtendedLifetime(storage) { try body(storage.base) }
  }

  /// Lends the numbers for reading, eight at a time: row r begins at `r * stride / 8`.
  @inline(__always)
  func readLanes<Result>(_ body: (UnsafePointer<Lanes>) throws -> Result) rethrows -> Result {
    try read { try body(UnsafeRawPointer($0).assumingMemoryBound(to: Lanes.self)) }
  }

  /// Lends the numbers of a matrix for reading, eight at a time, or nil where there is none.
  @inline(__always)
  static func readLanes(of matrix: Matrix?, _ body: (UnsafePointer<Lanes>?) -> Void) {
    if let matrix { matrix.readLanes(body) } else { body(nil) }
  }

  /// Lends the numbers for writing, eight at a time, after making them this value's own.
  @inline(__always)
  mutating func writeLanes<Result>(
    _ body: (UnsafeMutablePointer<Lanes>) throws -> Result
  ) rethrows -> Result {
    try write { try body(UnsafeMutableRawPointer($0).assumingMemoryBound(to: Lanes.self)) }
  }
}

extension Matrix: Equatable {
  /// Whether shapes and all bits are the same: −0 differs from 0, and NaN equals itself.
  public static func == (a: Matrix, b: Matrix) -> Bool {
    guard a.rows == b.rows, a.columns == b.columns else { return false }
    if a.storage === b.storage { return true }
    return a.read { p in
      b.read { q in
        for row in 0..<a.rows {
          let start = row * a.stride
          for i in start..<start + a.columns where p[i].bitPattern != q[i].bitPattern {
            return false
          }
        }
        return true
      }
    }
  }
}
