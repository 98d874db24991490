import Testing

@testable import LessonFormat

@Suite struct SourceLineTests {
  @Test func keepsEveryEndOfLine() throws {
    let lines = try SourceLine.lines(of: Array("a\r\n\nb\r\r\nc\rd".utf8))
    #expect(lines.map { Array($0.text.utf8) } == ["a", "", "b\r", "c\rd"].map { Array($0.utf8) })
    #expect(lines.map(\.ending) == ["\r\n", "\n", "\r\n", ""])
  }

  @Test(
    arguments: [
      [0x61, 0x0A, 0xFF, 0x0A],  // no byte of UTF-8
      [0x0A, 0xC3],  // cut off
      [0x0A, 0xC0, 0x80],  // zero in two bytes
      [0x0A, 0xED, 0xA0, 0x80],  // half a surrogate pair
      [0x0A, 0xF4, 0x90, 0x80, 0x80],  // past U+10FFFF
      [0x0A, 0x80],  // nothing to continue
    ] as [[UInt8]]
  )
  func refusesWhatIsNotUTF8(_ bytes: [UInt8]) throws {
    let error = try #require(throws: DocumentError.self) { try Document(parsing: bytes) }
    #expect(error.line == 2)
    #expect(error.reason.contains("not UTF-8"))
  }

  @Test func takesAReplacementCharacterForWhatItIs() throws {
    #expect(try Document(parsing: "\u{FFFD}\n").lines == ["\u{FFFD}"])
  }

  @Test func capsTheLengthOfALine() throws {
    let longest = String(repeating: "é", count: 2_048)
    #expect(try Document(parsing: "\n\(longest)\r\n").lines == ["", longest])
    let error = try #require(throws: DocumentError.self) {
      try Document(parsing: "\n\(longest)a\n")
    }
    #expect(error.line == 2)
    #expect(error.reason.contains("4097 bytes"))
  }

  @Test func capsTheSizeOfAFile() throws {
    let full = String(repeating: String(repeating: "a", count: 1_023) + "\n", count: 1_024)
    #expect(try Document(parsing: full).lines.count == 1_024)
    let error = try #require(throws: DocumentError.self) { try Document(parsing: full + "a") }
    #expect(error.reason.contains("1048577 bytes"))
  }
}
