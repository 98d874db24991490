import Experiment
import Testing

@testable import LessonFormat

@Suite struct QuestionParserTests {
  static func question(_ content: String) throws -> Question {
    try #require(try Document(parsing: "```question\n\(content)\n```").questions.first)
  }

  @Test func readsAValue() throws {
    let question = try Self.question("prompt: Why?\nanswer: 1 - eta * lambda / n\ntolerance: 1e-3")
    #expect(question.prompt == "Why?")
    #expect(
      question.answer == .value(try Formula(parsing: "1 - eta * lambda / n"), .absolute(1e-3))
    )
    #expect(question.hints == [])
    #expect(question.explanation == nil)
    #expect(question.maySkip)
    #expect(question.line == 1)
  }

  @Test func readsChoices() throws {
    let question = try Self.question("prompt: p\nchoice: λ\nanswer: C\nchoice: η\nchoice: n")
    #expect(question.answer == .choice(2, of: ["λ", "η", "n"]))
  }

  /// What only the teacher knows, and what it is worth.
  @Test func readsWithheldAnswersAndPoints() throws {
    let value = try Self.question("prompt: p\nanswer: ?\ntolerance: 1%\npoints: 0.5")
    #expect(value.answer == .withheld(of: []) && value.isWithheld && value.points == 0.5)
    let choice = try Self.question("prompt: p\nchoice: x\nchoice: y\nanswer: ?")
    #expect(choice.answer == .withheld(of: ["x", "y"]) && choice.choices == ["x", "y"])
    #expect(choice.points == 1)
    #expect(try choice.given("B", resolving: { _ in 0 }) == .choice(1))
    #expect(throws: AnswerError.self) { try choice.given("c", resolving: { _ in 0 }) }
    #expect(try value.given("1 + x", resolving: { _ in 2 }) == .value(3))
    #expect(try !value.accepts("1", resolving: { _ in 0 }))
    #expect(choice.title == "p" && value.title == "p")
    #expect(try Self.question("prompt: p\nid: name\nanswer: ?").title == "name")
  }

  @Test func goesOnWithIndentedLines() throws {
    let question = try Self.question(
      "prompt:\n  first: line\n\n\tsecond\nanswer: 1\n  + 2\nhint: a\n b\nhint: c\nexplanation: d\n e"
    )
    #expect(question.prompt == "first: line\nsecond")
    #expect(question.answer == .value(try Formula(parsing: "1\n+ 2"), .standard))
    #expect(question.hints == ["a\nb", "c"])
    #expect(question.explanation == "d\ne")
  }

  @Test func namesAQuestionByTheWordsOfItsPrompt() throws {
    // FNV-1a's published value of "foobar", 64 bits.
    #expect(try Self.question("prompt: foobar\nanswer: 1").id == "85944171f73967e8")
    let one = try Self.question("prompt: a b\n  c\nanswer: 1").id
    let other = try Self.question("answer: 2\nhint: new\nprompt: a\n  b   c").id
    #expect(one == other)
    #expect(try Self.question("prompt: a b d\nanswer: 1").id != one)
    #expect(try Self.question("prompt: a\nid: my-1\nanswer: 1").id == "my-1")
  }

  @Test(arguments: [
    ("answer: 1", 1, "no prompt"),
    ("prompt: p", 1, "no answer"),
    ("prompt: p\nanswer:\nhint: h", 3, "answer is empty"),
    ("prompt: p\nanswer: 1 +", 3, "column 4"),
    ("prompt: p\nanswer: 1\npoints: x", 4, "points"),
    ("prompt: p\nanswer: 1\npoints: -1", 4, "points"),
    ("prompt: p\nanswer: 1\npoints: 5%", 4, "points"),
    ("prompt: p\nanswer: ?\nwrong: 1 — no", 4, "withheld"),
    ("prompt: p\nanswer: 1\nanswer: 2", 4, "twice"),
    ("prompt: p\nanswer: 1\nkey: 2", 4, "unknown key \"key\""),
    ("prompt: p\nanswer: 1\ntolerence: 1%", 4, "did you mean tolerance?"),
    ("Prompt: p\nanswer: 1", 2, "did you mean prompt?"),
    ("prompt: p\nof two: what\nanswer: 1", 3, "indent a line"),
    ("prompt: p\nof two\nanswer: 1", 3, "indent a line"),
    ("prompt: p\nanswer: 1\n~~~backprop", 4, "stands inside of a question"),
    ("  prompt: p", 2, "no key"),
    ("prompt: p\nanswer: 1\nhint δ = a − y: b", 4, "write \"hint: δ = a − y: b\""),
    ("prompt: p\n- answer: 1", 3, "write \"answer: 1\""),
    ("prompt: p\n**answer:** 1", 3, "write \"answer: 1\""),
    ("prompt: p\nanswer： 1", 3, "write \"answer: 1\""),
    ("prompt: p\nanswer: 1\n``", 4, "\"``\" does not end a question: write \"```\""),
    ("prompt: p\nanswer: 1\n\n## Next: two", 5, "begins on line 1: end that with a line \"```\""),
    ("prompt: p\nchoice: one\nchoice: two", 1, "\"answer: a\""),
    ("prompt: p\nanswer", 3, "KEY: VALUE"),
    ("prompt: p\nanswer: a\nchoice: one", 4, "2 to 26 choices"),
    ("prompt: p\nanswer: a" + String(repeating: "\nchoice: x", count: 27), 4, "not 27"),
    ("prompt: p\nanswer: c\nchoice: one\nchoice: two", 3, "from a to b"),
    ("prompt: p\nanswer: 1\nchoice: one\nchoice: two", 3, "from a to b"),
    ("prompt: p\nanswer: a\nchoice: one\nchoice: two\ntolerance: 1%", 6, "no tolerance"),
    ("prompt: p\nanswer: 1\ntolerance: wide", 4, "not a tolerance"),
    ("prompt: p\nanswer: 1\ntolerance: -1", 4, "not a tolerance"),
    ("prompt: p\nanswer: 1\nskip: never", 4, "yes or no"),
    ("prompt: p\nanswer: 1\nid: Two Words", 4, "small letters"),
    ("prompt: p\nanswer: 1\nid: " + String(repeating: "x", count: 41), 4, "1 to 40"),
  ])
  func refuses(_ content: String, line: Int, reason: String) throws {
    let error = try #require(throws: DocumentError.self) { try Self.question(content) }
    #expect(error.line == line)
    #expect(error.reason.contains(reason), "\(error)")
  }
}
