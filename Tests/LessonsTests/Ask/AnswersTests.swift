import LessonFormat
import Prompt
import Testing
import Wording

@testable import Lessons

struct AnswersTests {
  private func question() throws -> Question {
    try #require(try Document(parsing: tinyLesson).questions.first)
  }

  /// However often a learner tries, the last tries are kept, and the last of all counts.
  @Test func theLastTriesAreKept() throws {
    let question = try question()
    var answers = Answers()
    for number in 1...120 { answers.add("answer \(number)", to: question, outcome: .open) }
    #expect(answers.outcome(of: question) == .open)
    answers.add("answer eta*lambda/n", to: question, outcome: .right)
    let kept = try #require(answers.tries[question.id])
    #expect(kept.count == 50 && kept.first == "answer 72" && kept.last == "answer eta*lambda/n")
    #expect(answers.outcome(of: question) == .right)
  }

  @Test func aQuestionGoesOnWhereItWas() throws {
    let question = try question()
    var answers = Answers()
    answers.add("hint", to: question, outcome: .open)
    answers.add("skip", to: question, outcome: .skipped)
    #expect(answers.attempt(question, anew: false).hintsGiven == 1)
    #expect(answers.attempt(question, anew: false).outcome == .skipped)
    #expect(answers.attempt(question, anew: true).outcome == .open)
  }
}
