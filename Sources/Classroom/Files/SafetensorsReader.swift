import Arithmetic
import Foundation

extension Safetensors {
  /// Reads the bytes of a file.
  ///
  /// Stricter than the format asks: names are unique, tensors follow one another without gaps and fill
  /// the file.
  ///
  /// - Parameters:
  ///   - data: The bytes.
  ///   - name: What messages call the file.
  /// - Throws: A `LearnerError` that says what is wrong with it.
  init(_ data: Data, name: String) throws {
    func malformed(_ reason: String) -> LearnerError {
      LearnerError("\(name) is not a safetensors file that can be read: \(reason)")
    }
    guard data.count >= 8 else { throw malformed("it has only \(data.count) bytes") }
    let bytes = [UInt8](data)
    let length = bytes[0..<8].reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    guard length >= 2, length <= 1 << 20, Int(length) <= bytes.count - 8 else {
      throw malformed("its header claims \(length) bytes, and the file has \(bytes.count)")
    }
    let json = Data(bytes[8..<8 + Int(length)])
    guard json.first == UInt8(ascii: "{") else {
      throw malformed("its header does not begin with {")
    }
    guard let object = try? JSONSerialization.jsonObject(with: json),
      let header = object as? [String: Any]
    else { throw malformed("its header is not JSON") }
    let body = bytes[(8 + Int(length))...]
    var places: [(range: Range<Int>, name: String)] = []
    for (key, value) in header {
      if key == "__metadata__" {
        guard let strings = value as? [String: String] else {
          throw malformed("its metadata are not strings")
        }
        metadata = strings
        continue
      }
      guard let entry = value as? [String: Any], let type = entry["dtype"] as? String,
        let shape = (entry["shape"] as? [Any])?.compactMap(Self.count),
        let offsets = (entry["data_offsets"] as? [Any])?.compactMap(Self.count),
        offsets.count == 2, shape.count == (entry["shape"] as? [Any])?.count
      else { throw malformed("\(key) lacks a type, a shape or a place") }
      guard type == "F64" else { throw malformed("\(key) is \(type), and only F64 is read") }
      guard shape.count == 1 || shape.count == 2 else {
        throw malformed("\(key) has \(shape.count) dimensions, and one or two are read")
      }
      let (rows, columns) = shape.count == 1 ? (1, shape[0]) : (shape[0], shape[1])
      let (count, overflow) = rows.multipliedReportingOverflow(by: columns)
      guard !overflow, count <= body.count / 8, offsets[0] <= offsets[1],
        offsets[1] - offsets[0] == count * 8, offsets[1] <= body.count
      else { throw malformed("the place of \(key) does not fit its shape or the file") }
      places.append((offsets[0]..<offsets[1], key))
      if shape.count == 1 { vectors.insert(key) }
      let start = body.startIndex + offsets[0]
      let values = (0..<count).map { i -> Double in
        let at = start + i * 8
        return Double(
          bitPattern: body[at..<at + 8].reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        )
      }
      tensors[key] = Matrix(rows: rows, columns: columns, values: values)
    }
    places.sort { $0.range.lowerBound < $1.range.lowerBound }
    var end = 0
    for place in places {
      guard place.range.lowerBound == end else {
        throw malformed("\(place.name) overlaps another tensor or leaves a gap")
      }
      end = place.range.upperBound
    }
    guard end == body.count else { throw malformed("bytes follow the last tensor") }
  }

  /// A whole number from 0 in a header.
  private static func count(_ value: Any) -> Int? {
    guard let number = value as? NSNumber, let count = Int(exactly: number.doubleValue), count >= 0
    else { return nil }
    return count
  }
}
