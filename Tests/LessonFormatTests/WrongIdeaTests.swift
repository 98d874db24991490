import Experiment
import Testing

@testable import LessonFormat

@Suite struct WrongIdeaTests {
  private static func question(_ content: String) throws -> Question {
    try QuestionParserTests.question("prompt: p\n" + content)
  }

  private static func value(_ name: String) -> Double { ["n": 4000, "m": 50][name] ?? 0 }

  @Test func readsWhatIsSaid() throws {
    let question = try Self.question(
      "answer: 1 / n\nwrong: 1 / m — m is the batch\nwrong: n — that is n — itself\n  and more"
    )
    #expect(question.wrongIdeas.map(\.reply) == ["m is the batch", "that is n — itself\nand more"])
    #expect(question.wrongIdeas.map(\.line) == [4, 5])
    #expect(question.wrongIdeas[0].answer == .value(try Formula(parsing: "1 / m")))
    #expect(try Self.question("answer: 1").wrongIdeas.isEmpty)
  }

  @Test func meetsTheAnswerThatComesOfIt() throws {
    let question = try Self.question("answer: 1 / n\nwrong: 1 / m — batch\nwrong: 1 / zero — no")
    #expect(try question.wrongIdea(of: "0.02", resolving: Self.value)?.reply == "batch")
    #expect(try question.wrongIdea(of: "m / 2500", resolving: Self.value)?.reply == "batch")
    #expect(try question.wrongIdea(of: "0.03", resolving: Self.value)?.reply == nil)
    let choice = try Self.question("answer: a\nchoice: x\nchoice: y\nchoice: z\nwrong: B — not y")
    #expect(try choice.wrongIdea(of: " b ", resolving: Self.value)?.reply == "not y")
    #expect(try choice.wrongIdea(of: "c", resolving: Self.value)?.reply == nil)
  }

  @Test func oneThatPassesAsRightIsAFault() throws {
    let question = try Self.question(
      "answer: 100\ntolerance: 1%\nwrong: 100.5 — near\nwrong: 102 — far\nwrong: 1 / zero — none"
    )
    let faults = question.wrongIdeas.map { question.fault(of: $0, resolving: Self.value) }
    #expect(faults[0]?.contains("100.5 would pass as right") == true)
    #expect(faults[1] == nil)
    #expect(faults[2]?.contains("cannot be told") == true)
  }

  /// Not every keyboard has a long dash; a short one parts where it can be no minus.
  @Test(arguments: [
    ("n — m — it is", "n", "m — it is"), ("n - It is m", "n", "It is m"),
    ("n -- It is m", "n", "It is m"), ("n – It is m", "n", "It is m"),
    ("n - m - It is m", "n - m", "It is m"), ("n—It is m - you say", "n", "It is m - you say"),
  ])
  func aShorterDashWillDo(_ value: String, answer: String, reply: String) throws {
    let idea = try #require(try Self.question("answer: 1\nwrong: \(value)").wrongIdeas.first)
    #expect(idea.text == answer)
    #expect(idea.reply == reply)
  }

  @Test(arguments: [
    ("answer: 1\nwrong: 2", 4, "a dash"), ("answer: 1\nwrong: 2 —", 4, "a dash"),
    ("answer: 1\nwrong: n - m", 4, "a dash"), ("answer: 1\nwrong: n -m you say", 4, "a dash"),
    ("answer: 1\nwrong: 2 + — x", 4, "not a formula"), ("answer: 1\nwrong:", 4, "empty"),
    ("answer: a\nchoice: x\nchoice: y\nwrong: a — x", 6, "remove the line"),
    ("answer: a\nchoice: x\nchoice: y\nwrong: c — x", 6, "from a to b"),
  ])
  func refuses(_ content: String, line: Int, reason: String) throws {
    let error = try #require(throws: DocumentError.self) { try Self.question(content) }
    #expect(error.line == line)
    #expect(error.reason.contains(reason), "\(error)")
  }
}
