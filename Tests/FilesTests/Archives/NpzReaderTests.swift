import Arithmetic
import Foundation
import TestSupport
import Testing
import Wording

@testable import Files

struct NpzReaderTests {
  /// An archive that NumPy wrote: `References/arrays.py`.
  static func reference(_ name: String) throws -> [UInt8] {
    let path = packageFolder.appendingPathComponent("Tests/FilesTests/References/\(name).npz")
    return [UInt8](try Data(contentsOf: path))
  }

  @Test(arguments: ["plain", "packed"])
  func readsWhatNumPyWrites(name: String) throws {
    let reader = try NpzReader(try Self.reference(name), name: name)
    var types = 0
    for (tensor, entry) in reader.entries where entry.shape == [3, 2] {
      types += 1
      let kind = try #require(entry.type).kind
      let expected = (0..<6).map { i -> Double in
        let value = Double(i * 6 - 7)
        switch kind {
        case .unsigned: return value.magnitude
        case .truth: return (i * 6 - 7) % 3 == 0 ? 1 : 0
        default: return value
        }
      }
      #expect(
        try reader.matrix(tensor) == Matrix(rows: 3, columns: 2, values: expected),
        "\(tensor)"
      )
    }
    #expect(types == 8 + 8 + 3)
    #expect(
      try reader.matrix("fortran")?.values == (0..<15).map { Double($0 * 15 - 7) }
        && reader.shape(of: "fortran") ?? (0, 0) == (5, 3)
    )
    #expect(try reader.matrix("fortran.big")?.values == (0..<8).map { Double($0 * 8 - 7) })
    #expect(try reader.matrix("vector") == Matrix(rows: 1, columns: 4, values: [-7, -3, 1, 5]))
    #expect(reader.entries["vector"]?.shape == [4] && reader.entries["number"]?.shape == [])
    #expect(try reader.number("number") == 0.1 && reader.number("lambda") == 5)
    #expect(try reader.number("fraction") == 0.5 && reader.number("vector") == nil)
    let special = try reader.values(of: "special")
    #expect(
      special[0].isNaN
        && special[1...].elementsEqual([.infinity, -.infinity, -0.0, .leastNonzeroMagnitude])
    )
    #expect(special[3].sign == .minus)
    #expect(
      reader.metadata == ["cost": "cross-entropy", "greek": "λ ≤ 5", "ascii": "tanh", "empty": ""]
    )
    #expect(throws: LearnerError.self) { try reader.matrix("none") }
    #expect(try reader.matrix("nothing") == nil)
  }

  /// What is not read may be there; only looking at it is refused, in words that name it.
  @Test(arguments: [
    ("half", "<f2"), ("complex", "<c16"), ("objects", "|O"), ("cube", "3 dimensions"),
    ("dates", "<M8[s]"),
  ])
  func othersAreRefused(tensor: String, word: String) throws {
    let reader = try NpzReader(try Self.reference("others"), name: "o.npz")
    let error = #expect(throws: LearnerError.self) { try reader.matrix(tensor) }
    #expect(error?.description.contains(word) == true)
  }

  /// Reads everything there is, as somebody would who trusted the file.
  static func readAll(_ bytes: [UInt8]) throws {
    let reader = try NpzReader(bytes, name: "x")
    for name in reader.entries.keys.sorted() { _ = try reader.matrix(name) }
  }

  /// Four hundred files with bytes changed, left out, doubled or cut off: one sentence, or numbers.
  @Test(arguments: 1...400)
  func mutated(seed: UInt64) throws {
    var dice = Dice(seed: seed)
    var bytes = try Self.reference(dice.pick(["plain", "packed", "others"]))
    for _ in 0...dice.roll(4) {
      let place = dice.roll(bytes.count)
      switch dice.roll(6) {
      case 0: bytes[place] = UInt8(dice.roll(256))
      case 1: bytes[place] ^= 1 << UInt8(dice.roll(8))
      case 2: bytes.remove(at: place)
      case 3: bytes.insert(bytes[place], at: place)
      case 4: bytes[place] = dice.pick([0, 0xff, 0x7f, 0x80])
      default:
        // Near the end, where the directory is; or all after a place.
        if dice.roll(4) == 0 {
          bytes.removeLast(bytes.count - place - (place == 0 ? 1 : 0))
        } else {
          bytes[bytes.count - 1 - dice.roll(min(600, bytes.count))] = UInt8(dice.roll(256))
        }
      }
    }
    do { try Self.readAll(bytes) } catch {
      let text = String(describing: error)
      #expect(error is LearnerError && !text.contains("\n") && text.count < 300, "\(text)")
      #expect(!text.unicodeScalars.contains { $0.isInvisible }, "\(text)")
    }
  }

  @Test func truncatedAtEachByte() throws {
    let bytes = NpzWriterTests.example.npz
    #expect(throws: Never.self) { try Self.readAll(bytes) }
    for count in 0..<bytes.count {
      #expect(throws: LearnerError.self, "\(count)") {
        try Self.readAll(Array(bytes.prefix(count)))
      }
    }
    #expect(throws: LearnerError.self) { try Self.readAll(bytes + [0]) }
    #expect(throws: LearnerError.self) { try Self.readAll([0] + bytes) }
  }
}
