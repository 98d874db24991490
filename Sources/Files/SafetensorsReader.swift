import Arithmetic
import Wording

/// A safetensors file that was read: its header, and each tensor when it is asked for.
///
/// Stricter than the format asks: names are unique, tensors follow one another without gaps and fill the
/// file. Types that are not read may be there, and only looking at them is refused.
package struct SafetensorsReader: TensorReader {
  /// What the file calls its tensors, and the strings that go with them.
  package let header: SafetensorsHeader
  package let name: String
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

  package var entries: [String: TensorEntry] {
    header.tensors.mapValues {
      TensorEntry(typeName: $0.type, type: NumberType(safetensors: $0.type), shape: $0.shape)
    }
  }

  package var metadata: [String: String] { header.metadata }

  /// The numbers of a tensor, row by row.
  ///
  /// Throws a `LearnerError` where they cannot be read.
  package func values(of tensor: String) throws -> [Double] {
    guard let entry = header.tensors[tensor], let type = NumberType(safetensors: entry.type) else {
      return []
    }
    var values: [Double] = []
    values.reserveCapacity(entry.place.count / type.size)
    for start in stride(from: entry.place.lowerBound, to: entry.place.upperBound, by: Self.piece) {
      let bytes = try read(bodyStart + start, min(Self.piece, entry.place.upperBound - start))
      type.append(bytes, bigEndian: false, to: &values)
    }
    return values
  }

  /// Bytes that are read at a time, a multiple of eight.
  private static let piece = 1 << 16

  /// Makes sure that the tensors fill the file without gaps, and that those of numbers fit their shape.
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
      guard let type = NumberType(safetensors: tensor.type) else { continue }
      let size =
        tensor.shape.reduce(type.size) { size, length in
          size.flatMap {
            let (product, overflow) = $0.multipliedReportingOverflow(by: length)
            return overflow ? nil : product
          }
        } as Int?
      guard size == tensor.place.count else {
        throw MalformedHeader("the place of \(name) does not fit its shape")
      }
    }
    guard end == bodySize else { throw MalformedHeader("bytes follow the last tensor") }
  }

  private static func malformed(_ name: String, _ reason: String) -> LearnerError {
    LearnerError("\(name) is not a safetensors file that can be read: \(reason)")
  }
}
