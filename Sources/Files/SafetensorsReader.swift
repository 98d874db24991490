import Arithmetic
import Wording

/// A safetensors file that was read: its header, and each tensor when it is asked for.
///
/// Stricter than the format asks: names are unique, tensors follow one another without gaps and fill the
/// file. Types other than `F64` may be there, and only looking at them is refused.
package struct SafetensorsReader {
  /// What the file calls its tensors, and the strings that go with them.
  package let header: SafetensorsHeader
  private let name: String
  /// Gives so many bytes from a place in the file on; fewer only at its end.
  private let read: @Sendable (_ offset: Int, _ count: Int) throws -> [UInt8]
  private let bodyStart: Int

  /// Reads the header of a file; the tensors are read when they are asked for.
  ///
  /// - Parameters:
  ///   - path: Where the file is.
  ///   - name: What messages call it.
  /// - Throws: A `LearnerError` that says what is wrong with it.
  package init(path: String, name: String) throws {
    let file = try RegularFile(path, name: name)
    try self.init(count: file.size, name: name) { try file.read(at: $0, count: $1) }
  }

  /// Reads the bytes of a file.
  ///
  /// - Parameters:
  ///   - bytes: All of them.
  ///   - name: What messages call the file.
  /// - Throws: A `LearnerError` that says what is wrong with it.
  package init(_ bytes: [UInt8], name: String) throws {
    try self.init(count: bytes.count, name: name) { offset, count in
      Array(bytes.dropFirst(offset).prefix(count))
    }
  }

  private init(
    count: Int,
    name: String,
    read: @escaping @Sendable (Int, Int) throws -> [UInt8]
  ) throws {
    (self.name, self.read) = (name, read)
    guard count >= 8 else { throw Self.malformed(name, "it has only \(count) bytes") }
    let length = SafetensorsHeader.length(from: try read(0, 8))
    guard length >= 2, length <= UInt64(count - 8) else {
      throw Self.malformed(name, "its header claims \(length) bytes, and the file has \(count)")
    }
    guard length <= SafetensorsHeader.longest else {
      throw Self.malformed(name, "its header has \(length) bytes, and at most 1 MiB is read")
    }
    bodyStart = 8 + Int(length)
    do {
      header = try SafetensorsHeader(try read(8, Int(length)))
      try Self.check(header.tensors, bodySize: count - bodyStart)
    } catch let error as MalformedHeader {
      throw Self.malformed(name, error.reason)
    }
  }

  /// Rows and columns of a tensor; one of one dimension is 1 × its length.
  ///
  /// Throws a `LearnerError` unless it is `F64` and has one dimension or two.
  package func shape(of tensor: String) throws -> (rows: Int, columns: Int)? {
    guard let entry = header.tensors[tensor] else { return nil }
    guard entry.type == "F64" else {
      throw LearnerError("\(tensor) in \(name) is \(entry.type), and only F64 is read")
    }
    guard [1, 2].contains(entry.shape.count) else {
      throw LearnerError(
        "\(tensor) in \(name) has \(entry.shape.count) dimensions, and one or two are read"
      )
    }
    return (entry.shape.count == 1 ? 1 : entry.shape[0], entry.shape[entry.shape.count - 1])
  }

  /// The numbers of a tensor, if there is such a one.
  ///
  /// Throws a `LearnerError` where it has no shape of a matrix, or no numbers.
  package func matrix(_ tensor: String) throws -> Matrix? {
    guard let (rows, columns) = try shape(of: tensor), let place = header.tensors[tensor]?.place
    else { return nil }
    guard !place.isEmpty else { throw LearnerError("\(tensor) in \(name) holds no numbers") }
    var values: [Double] = []
    values.reserveCapacity(place.count / 8)
    for start in stride(from: place.lowerBound, to: place.upperBound, by: Self.piece) {
      let bytes = try read(bodyStart + start, min(Self.piece, place.upperBound - start))
      bytes.withUnsafeBytes { memory in
        for offset in stride(from: 0, to: memory.count - 7, by: 8) {
          let bits = memory.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
          values.append(Double(bitPattern: UInt64(littleEndian: bits)))
        }
      }
    }
    guard values.count == rows * columns else {
      throw LearnerError("\(name) has become shorter while it was read: import it again")
    }
    return Matrix(rows: rows, columns: columns, values: values)
  }

  /// Bytes that are read at a time, a multiple of eight.
  private static let piece = 1 << 16

  /// Makes sure that the tensors fill the file without gaps, and that those of doubles fit their shape.
  private static func check(
    _ tensors: [String: SafetensorsHeader.Tensor],
    bodySize: Int
  ) throws {
    var end = 0
    let inOrder = tensors.sorted {
      ($0.value.place.lowerBound, $0.value.place.upperBound, $0.key)
        < ($1.value.place.lowerBound, $1.value.place.upperBound, $1.key)
    }
    for (name, tensor) in inOrder {
      guard tensor.place.lowerBound == end else {
        throw MalformedHeader("\(name) overlaps another tensor or leaves a gap")
      }
      end = tensor.place.upperBound
      guard end <= bodySize else { throw MalformedHeader("\(name) goes on after the file's end") }
      let size =
        tensor.shape.reduce(8) { size, length in
          size.flatMap {
            let (product, overflow) = $0.multipliedReportingOverflow(by: length)
            return overflow ? nil : product
          }
        } as Int?
      guard tensor.type != "F64" || size == tensor.place.count else {
        throw MalformedHeader("the place of \(name) does not fit its shape")
      }
    }
    guard end == bodySize else { throw MalformedHeader("bytes follow the last tensor") }
  }

  private static func malformed(_ name: String, _ reason: String) -> LearnerError {
    LearnerError("\(name) is not a safetensors file that can be read: \(reason)")
  }
}
