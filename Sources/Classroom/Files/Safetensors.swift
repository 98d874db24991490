import Arithmetic
import Foundation

/// Named tensors of doubles and a few strings, in the format of Python's `safetensors`.
///
/// Eight bytes hold the length of a JSON header, little-endian; the header names type, shape and place of
/// each tensor and is padded with spaces to a multiple of eight; the numbers follow. Only `F64` is
/// written and read.
struct Safetensors: Equatable {
  /// Each tensor as a matrix; a tensor of one dimension as 1 × its length.
  var tensors: [String: Matrix] = [:]
  /// Strings that go with them.
  var metadata: [String: String] = [:]
  /// The names that are written with one dimension.
  var vectors: Set<String> = []

  /// The bytes of a file.
  func data() throws -> Data {
    var header: [String: Any] = [:]
    if !metadata.isEmpty { header["__metadata__"] = metadata }
    var offset = 0
    let names = tensors.keys.sorted()
    for name in names {
      guard let matrix = tensors[name] else { continue }
      let end = offset + matrix.rows * matrix.columns * 8
      header[name] = [
        "dtype": "F64",
        "shape": vectors.contains(name) ? [matrix.columns] : [matrix.rows, matrix.columns],
        "data_offsets": [offset, end],
      ]
      offset = end
    }
    var json = try JSONSerialization.data(withJSONObject: header, options: [.sortedKeys])
    while !json.count.isMultiple(of: 8) { json.append(0x20) }
    var result = Data(capacity: 8 + json.count + offset)
    withUnsafeBytes(of: UInt64(json.count).littleEndian) { result.append(contentsOf: $0) }
    result.append(json)
    for name in names {
      let bits = (tensors[name]?.values ?? [])
        .map { ($0.isNaN ? Double.nan : $0).bitPattern.littleEndian }
      bits.withUnsafeBytes { result.append(contentsOf: $0) }
    }
    return result
  }
}
