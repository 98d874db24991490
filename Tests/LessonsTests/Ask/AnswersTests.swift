import LessonFormat
import Prompt
import Testing
import Wording

@testable import Lessons

struct AnswersTests {
  private func question() throws -> Question {
    try #require(try Document(parsing: tinyLesson).questions.first)
  }

  /// However often a learner tries, the first and the last tries are kept, and the last of all counts.
  @Test func theFirstAndTheLastTriesAreKept() throws {
    let question = try question()
    var answers = Answers()
    for number in 1...120 { answers.add("answer \(number)", to: question, outcome: .open) }
    #expect(answers.outcome(of: question) == .open)
    answers.add("answer eta*lambda/n", to: question, outcome: .right)
    let kept = try #require(answers.tries[question.id])
    #expect(kept.count == 50 && kept.last == "answer eta*lambda/n")
    #expect(kept[0] == "answer 1" && kept[9] == "answer 10" && kept[10] == "answer 82")
    #expect(answers.outcome(of: question) == .right)
  }

  /// Who has seen the answer, or a hint, cannot wash that out with wrong answers.
  @Test func whatWasShownIsKept() throws {
    let question = try question()
    var answers = Answers()
    for number in 1...20 { answers.add("answer \(number)", to: question, outcome: .open) }
    answers.add("hint", to: question, outcome: .open)
    answers.add("skip", to: question, outcome: .skipped)
    for number in 1...300 { answers.add("answer \(number)", to: question, outcome: .skipped) }
    let kept = try #require(answers.tries[question.id])
    #expect(kept.count == 50 && kept.contains("hint") && kept.contains("skip"))
    for _ in 1...300 { answers.add("skip", to: question, outcome: .skipped) }
    #expect(answers.tries[question.id]?.count == 50)
    #expect(answers.tries[question.id]?.contains("hint") == true)
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
