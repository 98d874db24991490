import TestSupport
import Testing
import Wording

@testable import Files

struct SafetensorsHeaderTests {
  @Test func reads() throws {
    let json = #"""
      {"__metadata__":{"net":"784-30-10","é":""},
       "b1":{"shape":[3],"data_offsets":[0,24],"dtype":"F64"},
       "w\u0031":{"dtype":"F32","shape":[2,3],"data_offsets":[24,48]}}   
      """#
    let header = try SafetensorsHeader(json.utf8)
    #expect(header.metadata == ["net": "784-30-10", "é": ""])
    #expect(
      header.tensors == [
        "b1": .init(type: "F64", shape: [3], place: 0..<24),
        "w1": .init(type: "F32", shape: [2, 3], place: 24..<48),
      ]
    )
    #expect(try SafetensorsHeader("{}".utf8).tensors.isEmpty)
  }

  @Test(arguments: [
    "", " {}", "[]", "{", "{}x", "{}{}", "{,}", #"{"w1":3}"#, #"{"w1":{}}"#, #"{"w1":[]}"#,
    #"{"w1":{"dtype":"F64","shape":[1]}}"#, #"{"w1":{"dtype":"F64","data_offsets":[0,8]}}"#,
    #"{"w1":{"shape":[1],"data_offsets":[0,8]}}"#,
    #"{"w1":{"dtype":"F64","shape":[1],"data_offsets":[8]}}"#,
    #"{"w1":{"dtype":"F64","shape":[1],"data_offsets":[8,0]}}"#,
    #"{"w1":{"dtype":"F64","shape":[1],"data_offsets":[0,8,16]}}"#,
    #"{"w1":{"dtype":"F64","dtype":"F64","shape":[1],"data_offsets":[0,8]}}"#,
    #"{"w1":{"dtype":"F64","shape":[1],"data_offsets":[0,8],"more":[]}}"#,
    #"{"w1":{"dtype":64,"shape":[1],"data_offsets":[0,8]}}"#,
    #"{"__metadata__":{"n":3}}"#, #"{"__metadata__":[]}"#,
    #"{"__metadata__":{},"__metadata__":{}}"#,
  ])
  func malformed(json: String) {
    #expect(throws: MalformedHeader.self) { try SafetensorsHeader(json.utf8) }
  }

  @Test(arguments: ["[", "{\"a\":", "{\"a\":{\"shape\":[", "\"", "{\"\\u"])
  func depthAndLengthDoNoHarm(piece: String) {
    let text = "{" + String(repeating: piece, count: (1 << 20) / piece.utf8.count)
    #expect(throws: MalformedHeader.self) { try SafetensorsHeader(text.utf8) }
    #expect(throws: MalformedHeader.self) { try SafetensorsHeader(text.utf8.dropFirst()) }
  }
}
