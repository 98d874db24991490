import ArgumentParser
import Experiment
import Prompt
import TextRendering

struct LessonsCommand: ClassroomCommand {
  static let configuration = CommandConfiguration(
    commandName: "lessons",
    abstract: "List the lessons and how far you have come."
  )
  static let group = CommandGroup.lesson
  static let examples = [Example("lessons", "all of them")]

  func run(in classroom: inout Classroom, work: Work) throws -> Reply {
    let lessons = Catalogue().lessons
    guard !lessons.isEmpty else {
      return Reply(Page("no lessons came with this program: lesson FILE takes one from a file"))
    }
    var table = Table(.right(""), .left("lesson"), .right("minutes"), .left("questions"))
    for lesson in lessons {
      table.row(
        "\(lesson.number.map(String.init) ?? "")",
        "\(lesson.title, .strong)",
        "\(lesson.document.header?.minutes.map(String.init) ?? "")",
        Self.state(of: lesson, classroom.progress.load(lesson))
      )
    }
    return Reply(Page(table, "lesson 1 begins the first, or goes on with it" as Text))
  }

  static func state(of lesson: Catalogue.Lesson, _ progress: Progress?) -> Text {
    let questions = lesson.document.questions
    guard let progress else { return "\(questions.count)" }
    let outcomes = questions.map { progress.outcomes[$0.id] ?? .open }
    let words: [(Attempt.Outcome, String)] = [
      (.right, "right"), (.noted, "noted"), (.skipped, "skipped"), (.open, "open"),
    ]
    let counts =
      words
      .map { outcome, word in (count: outcomes.count { $0 == outcome }, word: word) }
    guard counts[0].count < questions.count else {
      return "all \(questions.count) right".role(.good)
    }
    let parts = counts.filter { $0.count > 0 }.map { "\($0.count) \($0.word)" }
    return Text(parts.joined(separator: ", "))
  }
}
