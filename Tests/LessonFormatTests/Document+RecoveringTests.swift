import Testing

@testable import LessonFormat

@Suite struct DocumentRecoveringTests {
  @Test func losesNothingThatWasFinished() throws {
    let pieces = try TranscriptWriterTests.pieces()
    let bytes = Array(pieces.joined().utf8)
    let whole = try Document(parsing: bytes).exchanges
    for length in 0...bytes.count {
      let cut = Array(bytes[..<length])
      let (document, dropped) = try Document.recovering(cut)
      #expect(Array(document.text.utf8) == Array(cut.dropLast(dropped)))
      #expect(document.exchanges == Array(whole.prefix(document.exchanges.count)))
      var ends = 0
      for index in pieces.indices {
        ends += pieces[index].utf8.count
        guard ends <= length else { break }
        let finished = pieces[...index].joined()
        #expect(document.text.hasPrefix(finished.dropLast()), "\(length)")
      }
      var writer = TranscriptWriter(continuing: document)
      let next = try writer.exchange(command: "next", output: "goes on\n")
      let continued = try Document(parsing: document.text + next)
      #expect(continued.exchanges.dropLast() == document.exchanges[...])
      #expect(continued.exchanges.last?.output == ["goes on"])
    }
  }

  @Test(
    arguments: [
      ("whole\n", [], 0),
      ("text ", [0xE2, 0x80], 2),
      ("text\n```backprop\nbp> ste", [], 19),
      ("text\n```backprop\nbp> λ", [0xCE], 19),
      ("<!-- backprop\nformat: 1\n", [], 24),
      ("text\n```backp", [], 8),
    ] as [(String, [UInt8], Int)]
  )
  func drops(_ text: String, tail: [UInt8], count: Int) throws {
    #expect(try Document.recovering(Array(text.utf8) + tail).droppedBytes == count)
  }

  @Test func mendsNothingElse() {
    for bytes in [[0x61, 0xFF], [0xE2, 0x61], [0x80]] as [[UInt8]] {
      #expect(throws: DocumentError.self) { try Document.recovering(bytes) }
    }
    #expect(throws: DocumentError.self) {
      try Document.recovering(Array("```backprop x\n```\n```backprop\n".utf8))
    }
  }
}
