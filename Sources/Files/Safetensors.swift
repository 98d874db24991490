import Arithmetic

/// Named tensors of doubles and a few strings, in the format of Python's `safetensors`.
///
/// Eight bytes hold the length of a JSON header, little-endian; the header names type, shape and place of
/// each tensor and is padded with spaces to a multiple of eight; the numbers follow, all of them `F64`.
/// `SafetensorsReader` is the way back.
package struct Safetensors: Equatable {
  /// Each tensor as a matrix; a tensor of one dimension as 1 × its length.
  package var tensors: [String: Matrix] = [:]
  /// Strings that go with them.
  package var metadata: [String: String] = [:]
  /// The names that are written with one dimension.
  package var vectors: Set<String> = []

  /// No tensors yet.
  package init() {}

  /// The bytes of a file.
  ///
  /// Names are in order, and nothing else is left open: equal contents are equal bytes on every machine.
  package var bytes: [UInt8] {
    let names = tensors.keys.sorted()
    let header = Array(self.header(of: names).utf8)
    let padding = [UInt8](repeating: 0x20, count: (8 - header.count % 8) % 8)
    var result = withUnsafeBytes(of: UInt64(header.count + padding.count).littleEndian, Array.init)
    result += header + padding
    for name in names {
      let bits = (tensors[name]?.values ?? [])
        .map { ($0.isNaN ? Double.nan : $0).bitPattern.littleEndian }
      bits.withUnsafeBytes { result.append(contentsOf: $0) }
    }
    return result
  }

  private func header(of names: [String]) -> String {
    var members: [String] = []
    if !metadata.isEmpty {
      let strings = metadata.sorted { $0.key < $1.key }
        .map { "\(Self.quoted($0.key)):\(Self.quoted($0.value))" }
      members.append("\"__metadata__\":{\(strings.joined(separator: ","))}")
    }
    var offset = 0
    for name in names {
      guard let matrix = tensors[name] else { continue }
      let end = offset + matrix.rows * matrix.columns * 8
      let rows = vectors.contains(name) ? "" : "\(matrix.rows),"
      members.append(
        "\(Self.quoted(name)):{\"data_offsets\":[\(offset),\(end)],\"dtype\":\"F64\","
          + "\"shape\":[\(rows)\(matrix.columns)]}"
      )
      offset = end
    }
    return "{\(members.joined(separator: ","))}"
  }

  /// A string of JSON.
  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": result += "\\\(scalar)"
      case "\u{0}"..<" ":
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
