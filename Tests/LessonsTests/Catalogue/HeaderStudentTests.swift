import LessonFormat
import TestSupport
import Testing
import Wording

@testable import Lessons

struct HeaderStudentTests {
  /// From `printf %s NAME | sha256sum | cut -c1-8`, in decimals.
  @Test(
    arguments: [
      ("Ada Lovelace", 1_987_314_198), ("  Ada\t Lovelace ", 1_987_314_198),
      ("ada lovelace", 394_233_311), ("Zoë", 3_332_449_944), ("李", 3_244_713_930),
    ] as [(String, UInt64)]
  )
  func theSeedOfAName(name: String, seed: UInt64) {
    #expect(Header.seed(of: name) == seed)
  }

  @Test func onlyALessonThatWantsItHasOne() throws {
    #expect(Header(seedsByStudent: true, student: "Ada Lovelace").seed == 1_987_314_198)
    #expect(Header(student: "Ada Lovelace").seed == nil && Header(seedsByStudent: true).seed == nil)
  }

  @Test(arguments: [
    "", "  ", "a\u{1B}b", "a\u{202E}b", "a-->b", String(repeating: "a", count: 201),
  ])
  func whatIsNoName(name: String) {
    #expect(throws: LearnerError.self) { try Header().named(name) }
  }

  /// Two learners at one machine do not share their progress, nor their numbers.
  @Test func eachLearnerGoesOnAlone() throws {
    let course = try Course(bySeed: true)
    var room = course.scratch.room()
    #expect(room.say("lesson \(course.key)").contains("add --student and your name"))
    let opening = room.say("lesson \(course.key) --student 'Ada Lovelace'")
    #expect(opening.contains("of Ada Lovelace, numbers of your own from seed 1987314198"))
    #expect(room.say("").contains("Question: By what share"))
    #expect(room.shown.settings.seed == 1_987_314_198)
    room.say("answer 3", "stop", "lesson \(course.key) --student Bob")
    #expect(room.prompt == "1/6> ")
    room.say("stop", "lesson \(course.key) --student 'Ada Lovelace'")
    #expect(room.prompt == "2/6> ")
    // What was recorded is of nobody's numbers, and nothing is said of it.
    room.say("answer eta*lambda/n")
    #expect(!room.say("").contains("not what was recorded"))
  }

  /// Of any other lesson the name is only written down.
  @Test func anyLessonTakesAName() throws {
    let course = try Course()
    let text = try course.export(Course.flawless, student: "Ada")
    #expect(text.contains("student: Ada\n") && !text.contains("seed: student"))
    let body = try #require(text.split(separator: "-->\n").last)
    #expect(try course.export(Course.flawless).hasSuffix(body))
    #expect(Checker.tiny.check(try course.scratch.write(text, to: "a.md")).isPassed)
  }
}
