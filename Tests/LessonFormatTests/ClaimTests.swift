import Experiment
import Testing

@testable import LessonFormat

@Suite struct ClaimTests {
  private static func claim(_ content: String) throws -> Claim {
    try #require(try Document(parsing: "<!-- claim\n\(content)\n-->").claims.first)
  }

  @Test func readsAnExperimentInItsOrder() throws {
    let claim = try Self.claim(
      """
      seeds: 3-5
      run: net --init large
      keep: large = accuracy.test
      run: epoch 10
      sentence: A large start
        is worst.
      claim: large < accuracy.test
      sentence: Mostly.
      for: 2
      claim: large < 88%
      """
    )
    #expect(claim.seeds == 3...5 && claim.line == 1)
    #expect(claim.sentences.map(\.text) == ["A large start\nis worst.", "Mostly."])
    #expect(claim.sentences.map(\.count) == [nil, 2])
    #expect(claim.sentences.map(\.line) == [6, 9])
    #expect(claim.steps.map(\.line) == [3, 4, 5, 8, 11])
    #expect(claim.steps[1].step == .keep("large", try Formula(parsing: "accuracy.test")))
    #expect(
      claim.steps[4].step == .require(try Condition(parsing: "large < 88%"), sentence: 1)
    )
    #expect(try Self.claim("sentence: s\nclaim: 1 < 2").seeds == 1...10)
  }

  /// Readers see the sentences around it as if it were not there, and the file stays as it is.
  @Test func isNoProse() throws {
    let text = "one\n\n<!-- claim\nsentence: s\nclaim: 1 < 2\n-->\n\ntwo\n"
    let document = try Document(parsing: text)
    #expect(document.text == text)
    #expect(document.items == [.prose(.init(lines: ["one", "", "two"], line: 1))])
    let alone = try Document(parsing: "<!-- claim\nsentence: s\nclaim: 1 < 2\n-->\n")
    #expect(alone.items.isEmpty && alone.claims.count == 1)
    // Within another fence it is an example.
    #expect(try Document(parsing: "```text\n<!-- claim\n```\n").claims.isEmpty)
  }

  @Test(arguments: [
    ("", 1, "no sentence"), ("sentence: s", 2, "rests on nothing"),
    ("claim: 1 < 2\nsentence: s", 2, "before every sentence"),
    ("for: 2\nsentence: s", 2, "before every sentence"),
    ("sentence: s\nfor: 11\nclaim: 1 < 2", 3, "how many of the 10"),
    ("sentence: s\nfor: 0\nclaim: 1 < 2", 3, "how many of the 10"),
    ("sentence: s\nclaim: 1 + 2", 3, "not a condition"),
    ("keep: 3 = n\nsentence: s\nclaim: 1 < 2", 2, "keeps nothing"),
    ("keep: x\nsentence: s\nclaim: 1 < 2", 2, "keeps nothing"),
    ("keep: x = 1 +\nsentence: s\nclaim: 1 < 2", 2, "not a formula"),
    ("seeds: 5-3\nsentence: s\nclaim: 1 < 2", 2, "no seeds"),
    ("seeds: 1-500\nsentence: s\nclaim: 1 < 2", 2, "no seeds"),
    ("seeds: -1\nsentence: s\nclaim: 1 < 2", 2, "no seeds"),
    ("seeds: 1\nseeds: 2\nsentence: s\nclaim: 1 < 2", 3, "twice"),
    ("sentence: a --> b\nclaim: 1 < 2", 2, "would end the claim"),
    ("what: is\nsentence: s\nclaim: 1 < 2", 2, "unknown key"),
  ])
  func refuses(_ content: String, line: Int, reason: String) throws {
    let error = try #require(throws: DocumentError.self) { try Self.claim(content) }
    #expect(error.line == line)
    #expect(error.reason.contains(reason), "\(error)")
  }

  @Test func oneThatIsNeverClosedIsAMistake() throws {
    let error = try #require(throws: DocumentError.self) {
      try Document(parsing: "a\n<!-- claim\nsentence: s\nclaim: 1 < 2\n")
    }
    #expect(error.line == 2 && error.reason.contains("never closed"))
  }
}
