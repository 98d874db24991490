import Foundation
import LessonFormat
import TestSupport
import Testing
import TextRendering
import Wording

@testable import Lessons

struct GraderTests {
  private let course: Course
  private let honest: String

  init() throws {
    course = try Course()
    honest = try Course.honest.get()
  }

  private static let best =
    "graded 4.5/4.5 right 3 first 3 tries 3 hints 0 skipped 0 missing 0 yes"

  // MARK: - Honest ones

  @Test func theBestGetsEverything() throws {
    let grade = try course.grade(honest)
    #expect(grade.short == Self.best)
    #expect(grade.notes.isEmpty && grade.student?.text == "Ada Lovelace")
    #expect(grade.questions.map(\.title.text) == ["shrink", "letter", "What is w1[3,7]?"])
  }

  @Test(arguments: [
    // Tries and hints count, and the last answer.
    (
      [
        "", "answer lambda / n", "hint", "hint", "answer eta*lambda/n", "", "", "a", "b", "w1[3,7]",
      ],
      "graded 4.5/4.5 right 3 first 1 tries 5 hints 2 skipped 0 missing 0 yes"
    ),
    // Skipping shows the answer: what is answered then is worth nothing.
    (
      ["", "skip", "back", "answer eta*lambda/n", "", "", "answer b", "answer w1[3,7]"],
      "graded 2/4.5 right 2 first 2 tries 2 hints 0 skipped 1 missing 0 yes"
    ),
    // Unfinished ones are graded for what they hold.
    (
      ["", "answer 3", "answer eta*lambda/n", "", "", "answer c"],
      "graded 2.5/4.5 right 1 first 0 tries 3 hints 0 skipped 0 missing 0 yes"
    ),
    (["", "hint"], "unanswered 0/4.5 right 0 first 0 tries 0 hints 1 skipped 0 missing 0 yes"),
    ([], "unanswered 0/4.5 right 0 first 0 tries 0 hints 0 skipped 0 missing 0 yes"),
    // No answer at all is no try.
    (
      ["", "answer eta +", "answer eta*lambda/n"],
      "graded 2.5/4.5 right 1 first 1 tries 1 hints 0 skipped 0 missing 0 yes"
    ),
  ])
  func whatLearnersDo(lines: [String], row: String) throws {
    let grade = try course.grade(course.export(lines))
    #expect(grade.short == row)
    #expect(grade.remarks.isEmpty, "\(grade.remarks)")
  }

  @Test func wrongAnswersGoByTheirIdea() throws {
    let grade = try course.grade(
      course.export(["", "answer lambda/n", "answer 7", "answer eta*lambda/n"])
    )
    #expect(grade.questions[0].wrong.map(\.text) == ["lambda / n", "7"])
  }

  /// Outputs that were left out, as a handout has it, are not forged ones; edited settings are named.
  @Test func whatIsSaidOfOutputsAndSettings() throws {
    let bare = try Document(parsing: honest).withoutOutputs(
      header: Document(parsing: honest).header ?? Header()
    ).text
    let notes = try course.grade(bare).notes
    #expect(notes.contains { $0.hasSuffix("the output is left out") }, "\(notes)")
    let other = honest.changing("settings: set seed 3", to: "settings: set seed 4")
    #expect(try course.grade(other).notes.contains { $0.hasPrefix("edited: settings") })
    let long = honest.changing(
      "bp> step 3",
      to: "bp> step 3\nbp> print \(String(repeating: "1+", count: 500))1"
    )
    #expect(try course.grade(long).notes.allSatisfy { $0.count < 120 })
  }

  /// What editors do to a file on the way is no fraud.
  @Test func anEditorMaySaveItItsOwnWay() throws {
    #expect(try course.grade(honest.replacing("\n", with: "\r\n")).short == Self.best)
    #expect(try course.grade("\u{FEFF}" + honest).short == Self.best)
    #expect(try course.grade(honest.replacing("\n", with: " \t\n")).reproduces)
    let bare = honest.hasSuffix("\n") ? String(honest.dropLast()) : honest
    #expect(try course.grade(bare + "\n\nMy own notes.\n").short == Self.best)
  }

  @Test(arguments: [
    ("", Grade.Status.empty, nil), (" \n\r\n\t", .empty, nil),
    ("Dear teacher,\nmy dog ate it.", .foreign, "no question of key"),
    (
      "<!-- backprop\nformat: 1\ntitle: Another\n-->\n# Another\n", .foreign,
      "it says that it is the lesson Another"
    ),
    ("\u{0}", .unreadable, "zero byte"),
    (String(repeating: "a", count: 5_000), .unreadable, "more than 4096"),
    (String(repeating: "a\n", count: 600_000), .unreadable, "MiB"),
  ])
  func whatIsNoLesson(text: String, status: Grade.Status, remark: String?) throws {
    let grade = try course.grade(text)
    #expect(grade.status == status && !grade.reproduces)
    #expect(grade.score == "0/4.5" && grade.missing.count == 3)
    if let remark { #expect(grade.notes.contains { $0.contains(remark) }, "\(grade.notes)") }
  }

  @Test func whatIsNoFileHasARow() throws {
    let grader = try course.grader()
    #expect(grader.grade(course.scratch("nothing.md"))?.status == .unreadable)
    #expect(grader.grade("/dev/zero")?.status == .unreadable)
    #expect(grader.grade(course.scratch.path)?.status == .unreadable)
    let bytes = Data([0xFF, 0xFE, 0x41, 0x00])
    try bytes.write(to: URL(fileURLWithPath: course.scratch("utf16.md")))
    #expect(grader.grade(course.scratch("utf16.md"))?.status == .unreadable)
  }

  // MARK: - Handouts and learners' own numbers

  /// What a handout notes is judged by the key: the last answer counts.
  @Test func aHandoutIsGraded() throws {
    let handout = try course.scratch.write(Handout.text(of: course.key), to: "handout.md")
    let text = try course.export(
      ["", "answer lambda/n", "", "", "answer c", "back", "answer b", "answer w1[3,7]"],
      student: "Eve",
      of: handout
    )
    #expect(text.contains("bp> answer c\nnoted\n"))
    let grade = try course.grade(text)
    #expect(
      grade.short == "graded 2/4.5 right 2 first 1 tries 4 hints 0 skipped 0 missing 0 yes"
    )
    #expect(grade.notes.isEmpty, "\(grade.notes)")
    // The handout itself is no key.
    #expect(throws: LearnerError.self) {
      try Grader(key: handout, data: AvailableData(TinyData.set), limits: .init(time: .seconds(1)))
    }
  }

  @Test func aCopyUnderAnotherNameDoesNotReproduce() throws {
    let course = try Course(bySeed: true)
    #expect(try course.export(Course.flawless).contains("no lesson goes on"))
    let ada = try course.export(Course.flawless, student: "Ada")
    #expect(try course.grade(ada).short == Self.best)
    #expect(try course.export(Course.flawless, student: "Bob") != ada)
    let copied = try course.grade(ada.changing("student: Ada", to: "student: Bob"))
    #expect(!copied.reproduces)
    #expect(copied.notes.contains { $0.contains("not what forward gives") }, "\(copied.notes)")
    // A number of Ada's is none of Bob's.
    let value = try #require(ada.split(separator: "w1[3,7] is ").last?.prefix { $0 != "\n" })
    let number = ada.changing("answer w1[3,7]", to: "answer \(value)")
    #expect(try course.grade(number).right == 3)
    #expect(try course.grade(number.changing("student: Ada", to: "student: Bob")).right == 2)
    // The name that is known counts, whatever the file says.
    let known = try course.grade(ada, student: "Bob")
    #expect(!known.reproduces && known.student?.text == "Bob")
    #expect(known.notes.contains("says that it is of Ada"))
    #expect(try course.grade(ada, student: " Ada ").reproduces)
    let nameless = try course.grade(ada.changing("student: Ada\n", to: ""))
    #expect(nameless.status == .notComputed && !nameless.reproduces)
    #expect(nameless.notes.contains { $0.contains("names no student") })
  }

  // MARK: - The lessons of the program

  @Test func aPublishedTranscriptIsKnown() throws {
    let transcript = packageFolder.appendingPathComponent("transcripts/1-one-step-by-hand.md").path
    let grader = try Grader(
      key: nil,
      data: AvailableData(try Samples.bundled()),
      limits: Grader.Limits(time: .seconds(600))
    )
    let grade = try #require(grader.grade(transcript))
    #expect(grade.lesson?.text == "1-one-step-by-hand" && grade.right == 10 && grade.reproduces)
    #expect(grade.notes.count == 1 && grade.notes[0].contains("of the published transcript"))
    let text = try String(contentsOfFile: transcript, encoding: .utf8)
    let own = text.changing("title: One step by hand", to: "title: Mine")
      .changing("bp> answer 784 * 3 + 3 + 3 * 10 + 10", to: "bp> answer 2395")
    let path = try course.scratch.write(own, to: "own.md")
    let changed = try #require(grader.grade(path))
    #expect(changed.right == 10 && !changed.notes.contains { $0.contains("published") })
  }

  /// An id that a lesson of the program uses too does not make a teacher's own lesson that one.
  @Test func oneSharedIdIsNoLesson() throws {
    let lesson = try #require(Catalogue().lessons.first { $0.document.questions.count > 1 })
    let id = lesson.document.questions[0].id
    let path = try course.scratch.write(
      honest.changing("id: shrink", to: "id: \(id)"),
      to: "own.md"
    )
    let grader = try Grader(
      key: nil,
      data: AvailableData(TinyData.set),
      limits: Grader.Limits(time: .seconds(600))
    )
    #expect(grader.grade(path)?.status == .foreign)
  }

  @Test func theProgramHoldsThePublishedTranscripts() throws {
    let folder = packageFolder.appendingPathComponent("transcripts").path
    let names = BundledLesson.all.map { "\($0.name)" }
    for transcript in BundledLesson.transcripts {
      #expect(names.contains(transcript.name))
      let file = URL(fileURLWithPath: "\(folder)/\(transcript.name).md")
      #expect(try [UInt8](Data(contentsOf: file)) == transcript.bytes)
    }
    #expect(BundledLesson.transcripts.count == Catalogue().lessons.count)
  }

  // MARK: - Limits

  /// A file may ask for as much as it likes: it gets its row, for what was done.
  @Test func noFileTakesLongerThanItMay() throws {
    let greedy = honest.changing(
      "bp> answer b\nright",
      to: String(repeating: "bp> answer accuracy.training\n", count: 1_900) + "bp> answer b\nright"
    )
    let path = try course.scratch.write(greedy, to: "greedy.md")
    let late = try #require(
      try course.grader(limits: .init(time: .nanoseconds(1))).grade(path)
    )
    #expect(late.status == .givenUp && !late.reproduces)
    #expect(late.notes.contains { $0.hasPrefix("given up after ") }, "\(late.notes)")
    var limits = Grader.Limits(time: .seconds(600))
    limits.work = 1_000
    let costly = try #require(try course.grader(limits: limits).grade(path))
    #expect(costly.status == .givenUp)
    #expect(costly.notes.contains { $0.contains("more computing") }, "\(costly.notes)")
  }

  @Test(arguments: [
    ("answer: eta * lambda / n", "answer: delta2[0,0]", "the answer cannot be computed here"),
    ("answer: b\n", "answer: ?\n", "the answer is withheld"),
    ("set seed 3", "set sed 3", "line 4"),
  ])
  func aKeyThatNothingCanBeGradedBy(part: String, other: String, reason: String) throws {
    var text = Course.lesson().changing(part, to: other)
    if other == "answer: ?\n" { text = text.changing("wrong: a — not this\n", to: "") }
    try course.scratch.write(text, to: "key.md")
    let error = #expect(throws: LearnerError.self) { try course.grader() }
    #expect(error?.description.contains(reason) == true, "\(String(describing: error))")
  }
}
