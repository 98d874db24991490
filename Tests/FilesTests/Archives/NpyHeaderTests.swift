import TestSupport
import Testing

@testable import Files

struct NpyHeaderTests {
  /// The bytes of an array with a header by hand.
  static func array(_ header: String, version: UInt8 = 1, content: [UInt8] = []) -> [UInt8] {
    let count = header.utf8.count
    let length = (0..<(version == 1 ? 2 : 4)).map { UInt8(truncatingIfNeeded: count >> (8 * $0)) }
    return [0x93] + Array("NUMPY".utf8) + [version, 0] + length + Array(header.utf8) + content
  }

  static func array(shape: String, content: [UInt8]) -> [UInt8] {
    array("{'descr': '<f8', 'fortran_order': False, 'shape': \(shape), }\n", content: content)
  }

  private static func read(_ bytes: [UInt8]) throws -> NpyHeader {
    var rest = bytes[...]
    return try NpyHeader { count in
      defer { rest = rest.dropFirst(count) }
      return Array(rest.prefix(count))
    }
  }

  @Test(arguments: [1, 2, 3] as [UInt8])
  func reads(version: UInt8) throws {
    let text = "{'descr': '<f8', 'fortran_order': True, 'shape': (784, 30), }     \n"
    let header = try Self.read(Self.array(text, version: version))
    #expect(header.type == "<f8" && header.isFortran && header.shape == [784, 30])
    #expect(header.numberType == NumberType(numpy: "f8") && header.count == 784 * 30)
    let other = "{\"shape\":(),\"fortran_order\":False,\"descr\":\">i2\"}"
    let second = try Self.read(Self.array(other, version: version))
    #expect(second.shape.isEmpty && second.isBigEndian && second.count == 1)
  }

  @Test(arguments: [
    "", "{", "{}", "()", "{'descr': '<f8'}", "{'descr': '<f8', 'fortran_order': 0, 'shape': ()}",
    "{'descr': '<f8', 'fortran_order': False, 'shape': (-1,)}",
    "{'descr': '<f8', 'fortran_order': False, 'shape': (1)}",
    "{'descr': '<f8', 'fortran_order': False, 'shape': (1L,)}",
    "{'descr': '<f8', 'fortran_order': False, 'shape': (01,)}",
    "{'descr': '<f8', 'fortran_order': False, 'shape': (1,,)}",
    "{'descr': '<f8', 'fortran_order': False, 'shape': [1]}",
    "{'descr': '<f8', 'fortran_order': False, 'shape': (99999999999999999999,)}",
    "{'descr': '<f8', 'fortran_order': False, 'shape': ()}; import os",
    "{'descr': '<f8', 'descr': '<f8', 'fortran_order': False, 'shape': ()}",
    "{'descr': [('a', '<f8')], 'fortran_order': False, 'shape': ()}",
    "{'descr': '<f8\\n', 'fortran_order': False, 'shape': ()}",
    "{'descr': '<f8', 'fortran_order': False, 'shape': (), 'more': 1}",
    "{'descr': '<f8', 'fortran_order': False, 'shape': ()",
    "dict(descr='<f8', fortran_order=False, shape=())",
  ])
  func oddLiterals(text: String) {
    #expect(throws: MalformedHeader.self) { try Self.read(Self.array(text)) }
  }

  @Test func depthAndLengthDoNoHarm() {
    for piece in ["(", "{", "'", "1,", "((1,),"] {
      let text = "{'shape': " + String(repeating: piece, count: 16_000 / piece.utf8.count)
      #expect(throws: MalformedHeader.self) { try Self.read(Self.array(text)) }
    }
    let long = Self.array(String(repeating: " ", count: 20_000), version: 2)
    #expect(throws: MalformedHeader.self) { try Self.read(long) }
  }

  @Test func shapesBeyondCountingAreNone() throws {
    let header = try Self.read(Self.array(shape: "(4294967296, 4294967296)", content: []))
    #expect(header.count == nil)
  }
}
