import Testing

@testable import LessonFormat

@Suite struct QuestionTests {
  private func value(_ name: String) throws -> Double {
    try #require(["eta": 0.5, "lambda": 5, "n": 4_000][name])
  }

  @Test(arguments: [
    ("6.25e-4", true), ("0.000625", true), ("eta * lambda / n", true), ("0.5*5/4000", true),
    ("0.0625%", true), ("6.2559e-4", true), ("6.26e-4", false), ("0", false), ("-6.25e-4", false),
    ("1e308*10", false),
  ])
  func judgesAValue(_ typed: String, isRight: Bool) throws {
    let question = try QuestionParserTests.question("prompt: p\nanswer: eta * lambda / n")
    #expect(try question.accepts(typed, resolving: value) == isRight)
  }

  @Test func judgesAChoice() throws {
    let question = try QuestionParserTests.question(
      "prompt: p\nchoice: one\nchoice: two\nanswer: b"
    )
    #expect(try question.accepts("b", resolving: value))
    #expect(try question.accepts(" B ", resolving: value))
    #expect(try !question.accepts("a", resolving: value))
    for typed in ["c", "", "two", "bb"] {
      let error = #expect(throws: AnswerError.self) {
        try question.accepts(typed, resolving: value)
      }
      #expect(error?.description.contains("a letter from a to b") == true)
    }
  }

  @Test func refusesWhatIsNoAnswer() throws {
    let question = try QuestionParserTests.question("prompt: p\nanswer: 1")
    for typed in ["", "one two", "1 +", "\u{1B}"] {
      #expect(throws: AnswerError.self) { try question.accepts(typed, resolving: value) }
    }
  }
}
