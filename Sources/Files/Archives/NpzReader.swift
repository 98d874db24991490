import Arithmetic
import Wording

/// An `.npz` that was opened: a zip file of arrays, as `numpy.savez` and `numpy.savez_compressed` write it.
///
/// The directory, the header of every array and the strings are read at once; numbers when they are asked
/// for. Arrays of types that are not read may be there, and only looking at them is refused.
package struct NpzReader: TensorReader {
  package let name: String
  package let entries: [String: TensorEntry]
  package let metadata: [String: String]
  private let arrays: [String: Stored]
  private let source: ByteSource

  /// An array: where it is, and what its header says.
  private struct Stored {
    let member: ZipDirectory.Member
    let header: NpyHeader
  }

  /// The longest string that is read, in bytes.
  private static let longestText = 4_096

  /// Opens a file; `name` is what messages call it.
  ///
  /// Throws a `LearnerError` that says what is wrong with it.
  package init(path: String, name: String) throws {
    try self.init(ByteSource(try RegularFile(path, name: name)), name: name)
  }

  /// Opens a file whose bytes are in memory.
  ///
  /// Throws a `LearnerError` that says what is wrong with it.
  package init(_ bytes: [UInt8], name: String) throws {
    try self.init(ByteSource(bytes), name: name)
  }

  private init(_ source: ByteSource, name: String) throws {
    var (arrays, metadata) = ([String: Stored](), [String: String]())
    do {
      for member in try ZipDirectory(source).members {
        guard member.name.hasSuffix(".npy"), member.name.utf8.count > 4 else {
          throw MalformedHeader(
            "its member \(member.name.bare) is no array: np.savez calls them NAME.npy"
          )
        }
        let key = String(member.name.dropLast(4))
        arrays[key] = try Self.stored(member, of: source, text: &metadata[key])
      }
    } catch let error as MalformedHeader {
      throw Self.malformed(name, error.reason)
    }
    (self.source, self.name, self.arrays, self.metadata) = (source, name, arrays, metadata)
    entries = arrays.filter { metadata[$0.key] == nil }
      .mapValues {
        TensorEntry(
          typeName: $0.header.type,
          type: $0.header.numberType,
          shape: $0.header.shape
        )
      }
  }

  /// The header of an array, and its text if it is a single string.
  private static func stored(
    _ member: ZipDirectory.Member,
    of source: ByteSource,
    text: inout String?
  ) throws -> Stored {
    let stream = try ZipMember(member, of: source)
    let header: NpyHeader
    do { header = try NpyHeader(stream.read) } catch let error as MalformedHeader {
      throw error.reason.hasPrefix(member.name.bare)
        ? error : MalformedHeader("\(member.name.bare) \(error.reason)")
    }
    guard
      let size = header.numberType?.size
        ?? header.text.map({ $0.isWide ? 4 * $0.length : $0.length })
    else { return Stored(member: member, header: header) }
    let bytes = header.count.map { $0.multipliedReportingOverflow(by: size) }
    guard let bytes, !bytes.overflow, bytes.partialValue == stream.left else {
      throw MalformedHeader(
        "\(member.name.bare) has other than the numbers that its shape asks for"
      )
    }
    if let kind = header.text, header.count == 1, stream.left <= longestText {
      let characters = try stream.read(stream.left)
      try stream.finish()
      text = try Self.string(characters, kind.isWide, header.isBigEndian, member.name)
    }
    return Stored(member: member, header: header)
  }

  /// The text of a string, the zeros at its end left out.
  private static func string(
    _ bytes: [UInt8],
    _ isWide: Bool,
    _ isBigEndian: Bool,
    _ name: String
  ) throws -> String {
    var scalars: [UInt32] = []
    if isWide {
      for start in stride(from: 0, to: bytes.count, by: 4) {
        let word = bytes[start..<start + 4]
        let inOrder = isBigEndian ? Array(word) : word.reversed()
        scalars.append(inOrder.reduce(0) { $0 << 8 | UInt32($1) })
      }
    } else {
      scalars = bytes.map(UInt32.init)
    }
    while scalars.last == 0 { scalars.removeLast() }
    var text = String.UnicodeScalarView()
    for value in scalars {
      guard let scalar = Unicode.Scalar(value), isWide || scalar.isASCII else {
        throw MalformedHeader("\(name.bare) is a string that is no text")
      }
      text.append(scalar)
    }
    return String(text)
  }

  /// The numbers of an array, row by row whatever their order in the file.
  package func values(of tensor: String) throws -> [Double] {
    guard let stored = arrays[tensor], let type = stored.header.numberType,
      let count = stored.header.count
    else { return [] }
    var values: [Double] = []
    values.reserveCapacity(count)
    do {
      let stream = try ZipMember(stored.member, of: source)
      _ = try stream.read(stored.header.length)
      while stream.left > 0 {
        let piece = try stream.read(1 << 16)
        type.append(piece, bigEndian: stored.header.isBigEndian, to: &values)
      }
      try stream.finish()
    } catch let error as MalformedHeader {
      throw Self.malformed(name, error.reason)
    }
    guard stored.header.isFortran, stored.header.shape.count == 2 else { return values }
    let (rows, columns) = (stored.header.shape[0], stored.header.shape[1])
    var byRows: [Double] = []
    byRows.reserveCapacity(count)
    for row in 0..<rows {
      for column in 0..<columns { byRows.append(values[column * rows + row]) }
    }
    return byRows
  }

  private static func malformed(_ name: String, _ reason: String) -> LearnerError {
    LearnerError("\(name) is not an npz file that can be read: \(reason)")
  }
}
