import Testing

@testable import LessonFormat

/// Everything that can be wrong with a file, each with its line and a word of its reason.
@Suite struct DocumentParserTests {
  @Test(arguments: [
    ("a\n```backprop\nbp> x\n", 2, "never closed"),
    ("```question\nprompt: x\n", 1, "never closed"),
    ("```swift\nlet x = 1\n", 1, "never closed"),
    ("````backprop\nbp> x\n```\n", 1, "\"````\""),
    ("~~~backprop\nbp> x\n```\n", 1, "\"~~~\""),
    ("```backprop\n    ```\n", 1, "never closed"),
    ("<!-- backprop\nformat: 1\n", 1, "header is never closed"),
    ("```backprop\nstep\n```", 2, "before the first command"),
    ("\n```backprop\n\nbp> step\n```", 3, "before the first command"),
    ("```backprop\nbp> a\nbp>\n```", 3, "no command"),
    ("```backprop\nbp>  \t\n```", 2, "no command"),
    ("```backprop slow\n```", 1, "unknown option \"slow\""),
    ("```backprop skip skip\n```", 1, "twice"),
    ("```backprop tol=1e-6 tol=1e-7\n```", 1, "twice"),
    ("```backprop tol=0\n```", 1, "tolerance"),
    ("```backprop tol=1\n```", 1, "tolerance"),
    ("```backprop tol=nan\n```", 1, "tolerance"),
    ("```backprop tol=\n```", 1, "tolerance"),
    ("```question hard\nprompt: x\nanswer: 1\n```", 1, "unknown option \"hard\""),
    ("a\n<!-- backprop\nformat: 1\n-->\n", 2, "line 1"),
    ("<!-- backprop\nformat: 1\n-->\n<!-- backprop\nformat: 1\n-->\n", 4, "remove this one"),
    ("<!-- backprop\nformat: 1\n->\n", 3, "\"->\" does not end the header: write \"-->\""),
    ("<!-- backprop\nformat: 1\n--->\n", 3, "does not end the header"),
    ("<!-- backprop\nformat: 1\nminutes 20\n-->\n", 3, "write \"minutes: 20\""),
    ("<!-- backprop\nformat: 1\n\n# T\n<!-- claim\n-->\n", 4, "begins on line 1: end that"),
    ("zero\n\0\n", 2, "zero byte"),
    ("```backprop qiet\nbp> x\n```", 1, "did you mean quiet?"),
    ("a\n```questions\nprompt: x\n```", 2, "did you mean question?"),
    ("```Question\n```", 1, "did you mean question?"),
    ("~~~qestion\n~~~", 1, "did you mean question?"),
    ("```{backprop}\n```", 1, "did you mean backprop?"),
    ("```bakcprop\n```", 1, "did you mean backprop?"),
    ("<!-- backporp\nformat: 1\n-->", 1, "did you mean \"<!-- backprop\"?"),
    ("<!--backprop\nformat: 1\n-->", 1, "did you mean \"<!-- backprop\"?"),
    ("<!-- backpro\nformat: 1\n-->", 1, "did you mean \"<!-- backprop\"?"),
    ("a\n<!-- claims\n-->", 2, "did you mean \"<!-- claim\"?"),
    (
      "```question\nprompt: x\nanswer: 1\n```\n```question\nprompt: x\nanswer: 2\n```\n", 5,
      "the one on line 1"
    ),
  ])
  func refuses(_ text: String, line: Int, reason: String) throws {
    let error = try #require(throws: DocumentError.self) { try Document(parsing: text) }
    #expect(error.line == line)
    #expect(error.reason.contains(reason), "\(error)")
    #expect(error.description == "line \(line): \(error.reason)")
  }

  @Test(arguments: ["```python\n```", "```\n```", "```text\n```", "    <!-- code -->"])
  func otherBlocksAreProse(_ text: String) throws {
    #expect(try Document(parsing: text).items.count == 1)
  }

  /// What authors say to each other is no prose; what is no comment, or holds a block, is left as it is.
  @Test(arguments: [
    ("<!-- explain -->", 0), ("<!-- TODO\n-->", 0), ("a\n<!--\nb\n\nc -->\n\nd", 1),
    ("<!-- open", 1), ("<!-- a --> b", 1), ("<!--\n```question\nprompt: a\nanswer: 1\n```\n-->", 3),
  ])
  func commentsAreNoProse(_ text: String, items: Int) throws {
    let document = try Document(parsing: text)
    #expect(document.items.count == items)
    #expect(document.text == text)
  }

  @Test func capsCommands() throws {
    let most = "```backprop\n" + String(repeating: "bp> x\n", count: 2_000)
    #expect(try Document(parsing: most + "```").exchanges.count == 2_000)
    let error = try #require(throws: DocumentError.self) {
      try Document(parsing: most + "bp> x\n```")
    }
    #expect(error.line == 2_002)
    #expect(error.reason.contains("2000 commands"))
  }

  @Test func capsQuestions() throws {
    let most = (0..<500).map { "```question\nprompt: \($0)\nanswer: 1\n```\n" }.joined()
    #expect(try Document(parsing: most).questions.count == 500)
    let error = try #require(throws: DocumentError.self) {
      try Document(parsing: most + "```question\nprompt: x\nanswer: 1\n```\n")
    }
    #expect(error.line == 2_001)
    #expect(error.reason.contains("500 questions"))
  }

  @Test func neverQuotesWhatATerminalObeys() throws {
    for text in ["```backprop \u{1B}[31m\u{202E}\n```", "```question\n\u{1B}]0;x\u{7}: 1\n```"] {
      let error = try #require(throws: DocumentError.self) { try Document(parsing: text) }
      #expect(!error.description.unicodeScalars.contains { $0.isInvisible })
    }
  }
}
