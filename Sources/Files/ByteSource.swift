/// Bytes that are read from any place: a file, or what is in memory.
struct ByteSource: Sendable {
  /// How many there are.
  let count: Int
  /// Up to `count` bytes from a place on; fewer only at the end.
  let read: @Sendable (_ offset: Int, _ count: Int) throws -> [UInt8]

  /// The bytes of a file that is open.
  init(_ file: RegularFile) {
    count = file.size
    read = { try file.read(at: $0, count: $1) }
  }

  /// Bytes in memory.
  init(_ bytes: [UInt8]) {
    count = bytes.count
    read = { Array(bytes.dropFirst($0).prefix($1)) }
  }
}

/// Numbers of a binary format, the least byte first, taken one after the other from bytes that suffice.
struct LittleEndian {
  private let bytes: [UInt8]
  private(set) var place = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Bytes that are left.
  var left: Int { bytes.count - place }

  /// The next number of so many bytes, at most eight; nil where too few are left.
  mutating func number(_ size: Int) -> Int? {
    guard let taken = take(size) else { return nil }
    return Int(exactly: taken.reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) })
  }

  /// The next bytes; nil where too few are left.
  mutating func take(_ count: Int) -> [UInt8]? {
    guard count >= 0, count <= left else { return nil }
    defer { place += count }
    return Array(bytes[place..<place + count])
  }
}
