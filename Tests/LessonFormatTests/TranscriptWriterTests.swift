import TestSupport
import Testing

@testable import LessonFormat

@Suite struct TranscriptWriterTests {
  /// Three commands and a note, as the pieces that are appended one after the other.
  static func pieces() throws -> [String] {
    var (writer, opening) = try TranscriptWriter.beginning(
      with: Header(program: "0.1.0", settings: [.init(command: "net 784-30-10 --seed 1")])
    )
    return [
      opening,
      try writer.exchange(command: "step", output: "cost 3.5806 → 3.1012\n"),
      try writer.note("Was it λ?\n```backprop\n<!-- backprop\r\n\tend"),
      try writer.exchange(command: "help fences", output: "```\nbp> x\n````\n...\n\n"),
      try writer.exchange(command: "forward", output: ""),
    ]
  }

  @Test func writesATranscript() throws {
    let text = try Self.pieces().joined()
    #expect(
      text == """
        <!-- backprop
        format: 1
        program: 0.1.0
        settings: net 784-30-10 --seed 1
        -->

        ```backprop
        bp> step
        cost 3.5806 → 3.1012
        ```

        Was it λ?
        \\```backprop
        \\<!-- backprop
        \tend

        `````backprop
        bp> help fences
        ```
        \\bp> x
        ````
        \\...

        `````

        ```backprop
        bp> forward
        ```

        """
    )
    let document = try Document(parsing: text)
    #expect(document.exchanges.map(\.command) == ["step", "help fences", "forward"])
    #expect(document.exchanges[1].comparison(with: "```\nbp> x\n````\n...\n\n").isEqual)
    #expect(!document.exchanges[1].comparison(with: "```\nbp> x\n````\n..\n\n").isEqual)
  }

  @Test func holdsAnyOutput() throws {
    var random = RandomText(seed: 9)
    for _ in 0..<500 {
      var (writer, text) = try TranscriptWriter.beginning(with: Header())
      var outputs: [String] = []
      for _ in 0..<random.below(6) {
        outputs.append(random.text(lines: 6))
        text += try writer.exchange(command: "a\nb\r", output: outputs[outputs.count - 1])
        text += try writer.note(random.text(lines: 4))
      }
      let document = try Document(parsing: text)
      #expect(document.exchanges.map(\.command) == outputs.map { _ in "a b" })
      #expect(zip(document.exchanges, outputs).allSatisfy { $0.comparison(with: $1).isEqual })
    }
  }

  @Test func refusesWhatDoesNotFit() throws {
    var (writer, _) = try TranscriptWriter.beginning(with: Header())
    #expect(throws: DocumentError.self) { try writer.exchange(command: " ", output: "") }
    let error = try #require(throws: DocumentError.self) {
      try writer.exchange(command: String(repeating: "x", count: 5_000), output: "")
    }
    #expect(error.line == 6)
    for _ in 0..<2_000 { _ = try writer.exchange(command: "step", output: "") }
    #expect(throws: DocumentError.self) { try writer.exchange(command: "step", output: "") }

    let output = String(repeating: String(repeating: "x", count: 999) + "\n", count: 500)
    var (other, text) = try TranscriptWriter.beginning(with: Header())
    text += try other.exchange(command: "a", output: output)
    text += try other.exchange(command: "b", output: output)
    #expect(throws: DocumentError.self) { try other.exchange(command: "c", output: output) }
    text += try other.exchange(command: "d", output: "it still goes on\n")
    #expect(try Document(parsing: text).exchanges.count == 3)
    #expect(throws: DocumentError.self) {
      try TranscriptWriter.beginning(with: Header(title: "a --> b"))
    }
  }
}
