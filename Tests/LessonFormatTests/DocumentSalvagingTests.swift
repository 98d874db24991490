import Testing

@testable import LessonFormat

struct DocumentSalvagingTests {
  private let question = "```question\nid: q\nprompt: p\nanswer: 1\n```\n"

  @Test func whatIsWholeHasNoFaults() throws {
    let (document, faults) = try Document.salvaging(Array(question.utf8))
    #expect(faults.isEmpty && document.text == question && document.questions.count == 1)
  }

  @Test(arguments: [
    ("answer: 1", "answer", 4), ("answer: 1", "answer: 1 +", 4), ("answer: 1", "Answer: 1", 4),
    ("answer: 1", "answer: 1\nanswer: 2", 5), ("answer: 1\n", "", 1),
  ])
  func aBrokenQuestionKeepsItsName(part: String, other: String, line: Int) throws {
    let text = question.replacing(part, with: other) + "```backprop\nbp> step\n```\n"
    let (document, faults) = try Document.salvaging(Array(text.utf8))
    #expect(faults.map(\.line) == [line])
    #expect(document.questions.map(\.id) == ["q"] && document.questions[0].isWithheld)
    #expect(document.exchanges.map(\.command) == ["step"])
    #expect(throws: DocumentError.self) { try Document(parsing: text) }
  }

  @Test func aQuestionWithoutAnIdIsKnownByItsPrompt() throws {
    let broken = "```question\nprompt: a b\n  c\nanswer: +\n```\n"
    let whole = try Document(parsing: "```question\nprompt: a b c\nanswer: 1\n```\n")
    let (document, _) = try Document.salvaging(Array(broken.utf8))
    #expect(document.questions.map(\.id) == whole.questions.map(\.id))
  }

  @Test func headersFencesAndClaims() throws {
    let header = "<!-- backprop\nformat: x\n-->\n"
    let (one, first) = try Document.salvaging(Array((header + question).utf8))
    #expect(first.map(\.line) == [2] && one.questions.count == 1 && one.header == nil)
    let (two, second) = try Document.salvaging(Array((question + header + question).utf8))
    #expect(second.count == 2 && two.questions.count == 1)
    let (three, third) = try Document.salvaging(Array((question + "```backprop\nbp> step\n").utf8))
    #expect(third.map(\.line) == [6] && three.questions.count == 1 && three.exchanges.isEmpty)
    #expect(throws: DocumentError.self) { try Document.salvaging([0xFF]) }
  }

  /// Files made to take hours: fences that are never closed, a value as long as the file.
  @Test func takesNoLongerThanItsSize() throws {
    for line in ["```a\n", "<!-- claim\n", "~~~~~ x\n"] {
      let (_, faults) = try Document.salvaging(
        Array(String(repeating: line, count: 1_000_000 / line.utf8.count).utf8)
      )
      #expect(faults.count == 1)
    }
    let long =
      "```question\nprompt: p\n" + String(repeating: " a\n", count: 340_000) + "answer: 1\n```\n"
    #expect(try Document(parsing: long).questions.count == 1)
  }
}
