import Arithmetic
import TestSupport
import Testing
import Wording

@testable import Files

struct SafetensorsReaderTests {
  /// A file by hand: a header, and as many zero bytes after it.
  private static func file(_ header: String, body: Int) -> [UInt8] {
    let length = header.utf8.count
    return (0..<8).map { UInt8(truncatingIfNeeded: length >> (8 * $0)) } + Array(header.utf8)
      + [UInt8](repeating: 0, count: body)
  }

  private static func tensor(
    _ name: String,
    _ shape: String,
    _ place: String,
    _ type: String = "F64"
  )
    -> String
  { #""\#(name)":{"dtype":"\#(type)","shape":[\#(shape)],"data_offsets":[\#(place)]}"# }

  /// Reads everything there is, as somebody would who trusted the file.
  private func readAll(_ bytes: [UInt8]) throws {
    let reader = try SafetensorsReader(bytes, name: "x")
    for name in reader.header.tensors.keys { _ = try reader.matrix(name) }
  }

  private func expectOneSentence(_ bytes: [UInt8], _ comment: String) {
    do {
      try readAll(bytes)
      Issue.record("read without an error: \(comment)")
    } catch {
      let text = String(describing: error)
      #expect(error is LearnerError && !text.contains("\n") && text.count < 300, "\(text)")
    }
  }

  @Test func truncatedAtEachByte() throws {
    var file = Safetensors()
    file.tensors["w1"] = Matrix(rows: 2, columns: 3, values: [1, 2, 3, 4, 5, 6])
    file.tensors["b1"] = Matrix(rows: 1, columns: 3, values: [7, 8, 9])
    file.metadata["net"] = "2-3"
    let bytes = file.bytes
    #expect(throws: Never.self) { try self.readAll(bytes) }
    for count in 0..<bytes.count { expectOneSentence(Array(bytes.prefix(count)), "\(count) bytes") }
    expectOneSentence(bytes + [0], "one byte more")
  }

  /// Each byte of the header changed: an error or another file, never a trap.
  @Test func anyByteChanged() throws {
    var file = Safetensors()
    file.tensors["w1"] = Matrix(rows: 2, columns: 1, values: [1, 2])
    file.tensors["b1"] = Matrix(rows: 1, columns: 1, values: [7])
    let bytes = file.bytes
    for place in bytes.indices.dropLast(24) {
      for byte in [0, 0x20, 0x22, 0x30, 0x39, 0x5b, 0x5d, 0x7b, 0x7d, 0x80, 0xff] as [UInt8] {
        var other = bytes
        other[place] = byte
        do { try readAll(other) } catch { #expect(error is LearnerError) }
      }
    }
  }

  private static let malformedFiles: [(String, [UInt8])] = [
    ("length of all ones", [UInt8](repeating: 0xff, count: 64)),
    ("length of 2^63", [0, 0, 0, 0, 0, 0, 0, 0x80] + [UInt8](repeating: 0x7b, count: 64)),
    ("length 0", file("", body: 16)),
    ("length beyond the file", [100, 0, 0, 0, 0, 0, 0, 0, 0x7b, 0x7d]),
    ("2 MiB of [", file("{" + String(repeating: "[", count: 2 << 20), body: 0)),
    ("1 MiB of [", file("{" + String(repeating: "[", count: 1 << 20 - 1), body: 0)),
    ("gap", file("{\(tensor("a", "1", "8,16"))}", body: 16)),
    ("overlap", file("{\(tensor("a", "2", "0,16")),\(tensor("b", "2", "8,24"))}", body: 24)),
    ("same place", file("{\(tensor("a", "1", "0,8")),\(tensor("b", "1", "0,8"))}", body: 8)),
    ("beyond the end", file("{\(tensor("a", "2", "0,16"))}", body: 8)),
    ("bytes left", file("{\(tensor("a", "1", "0,8"))}", body: 9)),
    ("shape too large", file("{\(tensor("a", "3", "0,16"))}", body: 16)),
    ("shape too small", file("{\(tensor("a", "1", "0,16"))}", body: 16)),
    ("overflowing shape", file("{\(tensor("a", "4294967296,4294967296", "0,0"))}", body: 0)),
    (
      "overflow to 8",
      file("{\(tensor("a", "9223372036854775807,9223372036854775807", "0,8"))}", body: 8)
    ),
    ("endless rows of nothing", file("{\(tensor("a", "9223372036854775807,0", "0,0"))}", body: 0)),
    (
      "endless columns of nothing",
      file("{\(tensor("a", "0,9223372036854775807", "0,0"))}", body: 0)
    ),
    ("three dimensions", file("{\(tensor("a", "1,1,1", "0,8"))}", body: 8)),
    ("half precision", file("{\(tensor("a", "2", "0,4", "F16"))}", body: 4)),
    ("float32 of another size", file("{\(tensor("a", "2", "0,16", "F32"))}", body: 16)),
    (
      "one column of 2^27 rows",
      file("{\(tensor("a", "134217728,1", "0,134217728", "U8"))}", body: 0)
    ),
    ("twice", file("{\(tensor("a", "1", "0,8")),\(tensor("a", "1", "8,16"))}", body: 16)),
    (
      "twice by an escape",
      file(#"{\#(tensor("a", "1", "0,8")),\#(tensor(#"\u0061"#, "1", "8,16"))}"#, body: 16)
    ),
    ("not JSON", file("{w1}", body: 0)),
  ]

  @Test func malformed() {
    for (what, bytes) in Self.malformedFiles { expectOneSentence(bytes, what) }
  }

  @Test func othersMayBeOfOtherTypes() throws {
    let header = "{\(Self.tensor("a", "1", "4,12")),\(Self.tensor("steps", "2", "0,4", "BF16"))}"
    let reader = try SafetensorsReader(Self.file(header, body: 12), name: "x")
    #expect(try reader.matrix("a") == Matrix(rows: 1, columns: 1))
    #expect(throws: LearnerError.self) { try reader.matrix("steps") }
    #expect(try reader.matrix("b") == nil)
  }

  @Test func everyTypeOfNumber() throws {
    var body: [UInt8] = []
    var members: [String] = []
    for (type, bytes, _) in Self.types {
      let place = "\(body.count),\(body.count + bytes.count)"
      members.append(Self.tensor(type, "", place, type))
      body += bytes
    }
    let bytes = Self.file("{\(members.joined(separator: ","))}", body: 0) + body
    let reader = try SafetensorsReader(bytes, name: "x")
    for (type, _, value) in Self.types { #expect(try reader.number(type) == value, "\(type)") }
  }

  private static let types: [(String, [UInt8], Double)] = [
    ("F64", [0, 0, 0, 0, 0, 0, 0xf8, 0x3f], 1.5), ("F32", [0, 0, 0xc0, 0xbf], -1.5),
    ("I64", [0xfe] + [UInt8](repeating: 0xff, count: 7), -2), ("I32", [3, 0, 0, 0], 3),
    ("I16", [0, 0x80], -32768), ("I8", [0xff], -1), ("U64", [1, 0, 0, 0, 0, 0, 0, 0], 1),
    ("U32", [0, 0, 0, 0x80], 2_147_483_648), ("U16", [0xff, 0xff], 65_535), ("U8", [0xff], 255),
    ("BOOL", [1], 1),
  ]

  @Test func tensorsWithoutNumbersMayStandAnywhere() throws {
    let header = "{\(Self.tensor("a", "1", "0,8")),\(Self.tensor("none", "0,5", "0,0"))}"
    let reader = try SafetensorsReader(Self.file(header, body: 8), name: "x")
    #expect(try reader.matrix("a") != nil)
  }
}
