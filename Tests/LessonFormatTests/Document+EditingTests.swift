import TestSupport
import Testing

@testable import LessonFormat

@Suite struct DocumentEditingTests {
  @Test func changesOnlyTheLinesOfTheOutput() throws {
    let text = "prose  \r\n\r\n```backprop\r\nbp> a \r\nold\r\nbp> b\r\nsame\r\n```\r\nend"
    let document = try Document(parsing: text).replacing(outputs: [4: ["new", "", "lines"]])
    #expect(
      Array(document.text.utf8)
        == Array(
          "prose  \r\n\r\n```backprop\r\nbp> a \r\nnew\r\n\r\nlines\r\nbp> b\r\nsame\r\n```\r\nend"
            .utf8
        )
    )
  }

  @Test func lengthensTheFenceWhereItMust() throws {
    let text = "  ```backprop skip\n  bp> a\n  bp> b\n ```\n"
    let document = try Document(parsing: text).replacing(outputs: [2: ["````", ""], 3: []])
    #expect(document.text == "  `````backprop skip\n  bp> a\n  ````\n\n  bp> b\n `````\n")
  }

  @Test func keepsAnyOutputInAnyDocument() throws {
    var random = RandomText(seed: 8)
    for _ in 0..<1_000 {
      guard let document = try? Document(parsing: random.document()) else { continue }
      var outputs: [Int: [String]] = [:]
      for exchange in document.exchanges where random.below(2) == 0 {
        outputs[exchange.line] = WrittenOutput.lines(of: random.text(lines: 5))
      }
      let edited = try document.replacing(outputs: outputs)
      let expected = document.exchanges.map { outputs[$0.line] ?? $0.output }
      #expect(edited.exchanges.map(\.output) == expected)
      #expect(edited.exchanges.map(\.command) == document.exchanges.map(\.command))
      let restored = try edited.replacing(
        outputs: Dictionary(
          uniqueKeysWithValues: zip(edited.exchanges, document.exchanges).map {
            ($0.line, $1.output)
          }
        )
      )
      #expect(restored.exchanges.map(\.output) == document.exchanges.map(\.output))
      let hasFence = outputs.values.joined().contains {
        Fence(opening: $0) != nil || $0.contains("``")
      }
      if !hasFence { #expect(restored.text == document.text) }
    }
  }

  @Test func addsAnswersAndAHeader() throws {
    let text = "# Lesson\r\n```question\r\nprompt: p\r\nanswer: 1\r\n```"
    let answer = TranscriptWriter.block(commands: [("answer 2", "no\n"), ("answer 1", "right\n")])
    let document = try Document(parsing: text).replacing(
      insertingAfterQuestions: [2: answer],
      header: Header(program: "0.1.0")
    )
    #expect(
      document.text.split(separator: "\r\n", omittingEmptySubsequences: false) == [
        "<!-- backprop", "format: 1", "program: 0.1.0", "-->", "# Lesson", "```question",
        "prompt: p",
        "answer: 1", "```", "", "```backprop", "bp> answer 2", "no", "bp> answer 1", "right", "```",
        "",
      ]
    )
    let changed = try document.replacing(header: Header(program: "0.2.0"))
    #expect(changed.header?.program == "0.2.0")
    #expect(changed.text.count == document.text.count)
  }

  @Test func refusesToGrowTooLarge() throws {
    let document = try Document(parsing: "```backprop\nbp> a\n```\n")
    let lines = [String](repeating: String(repeating: "a", count: 1_000), count: 1_100)
    #expect(throws: DocumentError.self) { try document.replacing(outputs: [2: lines]) }
  }
}
