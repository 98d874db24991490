import TestSupport
import Testing
import Wording

@testable import Lessons

/// The lesson that teachers begin with.
struct NewLessonTests {
  @Test func passesItsCheckAndHasOneOfEverything() throws {
    let scratch = try Scratch()
    let data = AvailableData(try Samples.bundled())
    try NewLesson.create(scratch("l.md"), data: data)
    let check = Checker(data: data).check(scratch("l.md"))
    #expect(check.isPassed && check.refusals.blocks.isEmpty, "\(check.page.string(in: .plain))")
    let questions = try #require(check.document).questions
    #expect(questions.map { $0.choices.count } == [0, 3])
    for question in questions {
      #expect(!question.hints.isEmpty && !question.wrongIdeas.isEmpty)
      #expect(question.explanation != nil)
    }
    #expect(throws: LearnerError.self) { try NewLesson.create(scratch("l.md"), data: data) }
  }
}
