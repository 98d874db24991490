/// The header of a safetensors file: what the tensors are called and where they are.
///
/// It is read by a scanner that knows this one form of JSON. The system's reader of JSON keeps one of two
/// equal keys without a word and takes `true` for 1; this one also needs no depth.
package struct SafetensorsHeader: Equatable {
  /// What the header says of one tensor.
  package struct Tensor: Equatable {
    /// `F64`, say.
    package var type: String
    /// The length of each dimension, the first first.
    package var shape: [Int]
    /// Where the numbers begin and end, in bytes after the header.
    package var place: Range<Int>
  }

  /// The tensors, by name.
  package private(set) var tensors: [String: Tensor] = [:]
  /// The strings that go with them.
  package private(set) var metadata: [String: String] = [:]

  /// The longest that is read, in bytes.
  package static let longest: UInt64 = 1 << 20

  /// How many bytes the header takes, from the eight before it.
  package static func length(from prefix: some BidirectionalCollection<UInt8>) -> UInt64 {
    prefix.reversed().reduce(0) { $0 << 8 | UInt64($1) }
  }

  /// Reads a header, padding included.
  ///
  /// Throws a `MalformedHeader`.
  package init(_ bytes: some Sequence<UInt8>) throws {
    var scanner = HeaderScanner(bytes)
    guard scanner.begins(with: "{") else {
      throw MalformedHeader("its header does not begin with {")
    }
    try scanner.members { name, scanner in
      if name == "__metadata__" {
        try scanner.members { key, scanner in metadata[key] = try scanner.string() }
      } else {
        tensors[name] = try Self.tensor(name, &scanner)
      }
    }
    try scanner.end()
  }

  private static func tensor(_ name: String, _ scanner: inout HeaderScanner) throws -> Tensor {
    var type: String?
    var shape: [Int]?
    var offsets: [Int]?
    try scanner.members { key, scanner in
      switch key {
      case "dtype": type = try scanner.string()
      case "shape": shape = try scanner.counts()
      case "data_offsets": offsets = try scanner.counts()
      default: throw MalformedHeader("its header says \(key) of \(name), which nothing is called")
      }
    }
    guard let type, let shape, let offsets, offsets.count == 2 else {
      throw MalformedHeader("\(name) lacks a type, a shape or a place")
    }
    guard offsets[0] <= offsets[1] else { throw MalformedHeader("\(name) ends before it begins") }
    return Tensor(type: type, shape: shape, place: offsets[0]..<offsets[1])
  }
}
