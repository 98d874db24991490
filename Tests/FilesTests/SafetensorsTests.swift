import Arithmetic
import Foundation
import TestSupport
import Testing
import Wording

@testable import Files

struct SafetensorsTests {
  private static func random(seed: UInt64) -> Safetensors {
    var dice = Dice(seed: seed)
    let special = [
      0, -0.0, 1, -1.5, .infinity, -.infinity, .leastNonzeroMagnitude, .greatestFiniteMagnitude,
      0.1,
    ]
    var file = Safetensors()
    for i in 0..<dice.roll(6) {
      let name = dice.pick(["w", "data.w", "é\"\\", "δ", "\u{1}\n"]) + "\(i)"
      let isVector = dice.roll(2) == 0
      let (rows, columns) = (isVector ? 1 : 1 + dice.roll(4), 1 + dice.roll(9))
      let values = (0..<rows * columns).map { _ in dice.pick(special) }
      file.tensors[name] = Matrix(rows: rows, columns: columns, values: values)
      if isVector { file.vectors.insert(name) }
    }
    for i in 0..<dice.roll(4) {
      file.metadata["k\(i)"] = dice.pick(["", "a\"b", "tab\t", "😀", "\\"])
    }
    return file
  }

  @Test(arguments: 1...40)
  func readingInvertsWriting(seed: UInt64) throws {
    let file = Self.random(seed: seed)
    let reader = try SafetensorsReader(file.bytes, name: "test")
    #expect(Set(reader.header.tensors.keys) == Set(file.tensors.keys))
    #expect(reader.header.metadata == file.metadata)
    for (name, matrix) in file.tensors {
      #expect(try reader.matrix(name) == matrix)
      #expect(reader.header.tensors[name]?.shape.count == (file.vectors.contains(name) ? 1 : 2))
    }
  }

  /// The rules of the format: length, header padded to eight, places one after the other.
  @Test(arguments: 1...20)
  func headersFollowTheRules(seed: UInt64) throws {
    let bytes = Self.random(seed: seed).bytes
    let length = (0..<8).reduce(0) { $0 + Int(bytes[$1]) << (8 * $1) }
    #expect(length.isMultiple(of: 8) && bytes[8] == UInt8(ascii: "{"))
    let json = try #require(
      try JSONSerialization.jsonObject(with: Data(bytes[8..<8 + length])) as? [String: Any]
    )
    var places: [[Int]] = []
    for (name, value) in json where name != "__metadata__" {
      let entry = try #require(value as? [String: Any])
      #expect(entry["dtype"] as? String == "F64")
      let place = try #require(entry["data_offsets"] as? [Int])
      let shape = try #require(entry["shape"] as? [Int])
      #expect(place[1] - place[0] == 8 * shape.reduce(1, *))
      places.append(place)
    }
    let sorted = places.sorted { $0[0] < $1[0] }.flatMap { $0 }
    #expect(sorted == sorted.sorted() && (sorted.first ?? 0) == 0)
    #expect((sorted.last ?? 0) == bytes.count - 8 - length)
  }

  @Test func everyNaNIsTheCanonicalOne() throws {
    var file = Safetensors()
    let odd = Double(bitPattern: 0xfff8_0000_0000_0001)
    file.tensors["w"] = Matrix(rows: 1, columns: 1, values: [odd])
    #expect(file.bytes.suffix(8) == [0, 0, 0, 0, 0, 0, 0xf8, 0x7f])
  }

  @Test func equalContentsAreEqualBytes() {
    #expect(Self.random(seed: 7).bytes == Self.random(seed: 7).bytes)
  }
}
