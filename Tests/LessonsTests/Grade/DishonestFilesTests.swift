import Foundation
import TestSupport
import Testing

@testable import Lessons

/// Files that say of themselves what is not so: only the key counts.
struct DishonestFilesTests {
  private let course: Course
  private let honest: String

  init() throws {
    course = try Course()
    honest = try course.export(Course.flawless, student: "Ada Lovelace")
  }

  /// Each is a change of the honest file, the row it gets, and a remark on it.
  @Test(arguments: [
    // Forged results.
    (
      "bp> answer b\nright", "bp> answer a\nright",
      "graded 3.5/4.5 right 2 first 2 tries 3 hints 0 skipped 0 missing 0 no",
      "not what is said to answer a"
    ),
    (
      "bp> step 3\nstep 3", "bp> step 3\nstep 4",
      "graded 4.5/4.5 right 3 first 3 tries 3 hints 0 skipped 0 missing 0 no",
      "not what step 3 gives"
    ),
    // An edited key, which agrees with the answer given.
    (
      "answer: b\nwrong: a — not this\n", "answer: a\n",
      "graded 4.5/4.5 right 3 first 3 tries 3 hints 0 skipped 0 missing 0 yes", "edited: letter"
    ),
    (
      "answer: b\nwrong: a — not this\n```\n\n```backprop\nbp> answer b",
      "answer: a\n```\n\n```backprop\nbp> answer a",
      "graded 3.5/4.5 right 2 first 2 tries 3 hints 0 skipped 0 missing 0 no", "edited: letter"
    ),
    // A wide tolerance.
    (
      "tolerance: 0.1%\n```\n\n```backprop\nbp> answer w1[3,7]\nright",
      "tolerance: 900%\n```\n\n```backprop\nbp> answer 2 * w1[3,7]\nright",
      "graded 3.5/4.5 right 2 first 2 tries 3 hints 0 skipped 0 missing 0 no",
      "edited: What is w1[3,7]?"
    ),
    // The same, with what is wrong left there: no question any more, and still the key's.
    (
      "answer: b\n", "answer: a\n",
      "graded 4.5/4.5 right 3 first 3 tries 3 hints 0 skipped 0 missing 0 no", "edited: letter"
    ),
    // An answer hidden, as a handout has it.
    (
      "answer: b\nwrong: a — not this", "answer: ?",
      "graded 4.5/4.5 right 3 first 3 tries 3 hints 0 skipped 0 missing 0 no",
      "not what is said to answer b"
    ),
    // More points than there are.
    (
      "points: 2.5", "points: 900",
      "graded 4.5/4.5 right 3 first 3 tries 3 hints 0 skipped 0 missing 0 yes", "edited: shrink"
    ),
    // A question under another name is the same question.
    (
      "id: letter", "id: another",
      "graded 4.5/4.5 right 3 first 3 tries 3 hints 0 skipped 0 missing 0 yes", "edited: letter"
    ),
    // With another prompt too it is none of the key's.
    (
      "id: letter\nprompt: Which?", "id: another\nprompt: What is 1 + 1?",
      "graded 3.5/4.5 right 2 first 2 tries 2 hints 0 skipped 0 missing 1 yes", "added: another"
    ),
    // Keys that are none any more.
    (
      "answer: b\nwrong: a — not this", "the answer is b",
      "graded 4.5/4.5 right 3 first 3 tries 3 hints 0 skipped 0 missing 0 no", "is not KEY: VALUE"
    ),
    // The header renamed, and broken.
    (
      "title: A trial", "title: My own",
      "graded 4.5/4.5 right 3 first 3 tries 3 hints 0 skipped 0 missing 0 yes", nil
    ),
    (
      "format: 1", "format: x",
      "graded 4.5/4.5 right 3 first 3 tries 3 hints 0 skipped 0 missing 0 no", "is unknown"
    ),
    // Commands left out, added, not to be run.
    (
      "bp> forward", "bp> where",
      "graded 4.5/4.5 right 3 first 3 tries 3 hints 0 skipped 0 missing 0 no",
      "no command of the lesson: where"
    ),
    (
      "```\n\nThe end.", "bp> set eta 9\n```\n\nThe end.",
      "graded 4.5/4.5 right 3 first 3 tries 3 hints 0 skipped 0 missing 0 no",
      "no command of the lesson: set eta 9"
    ),
    (
      "```backprop\nbp> forward", "```backprop skip\nbp> forward",
      "graded 4.5/4.5 right 3 first 3 tries 3 hints 0 skipped 0 missing 0 no",
      "left out: forward and step 3"
    ),
    // A line for any other is nothing that a learner may write.
    (
      "bp> answer b\nright", "bp> answer a\n...",
      "graded 3.5/4.5 right 2 first 2 tries 3 hints 0 skipped 0 missing 0 no",
      "not what is said to answer a"
    ),
    (
      "bp> step 3\nstep", "bp> step 3\n...\nstep",
      "graded 4.5/4.5 right 3 first 3 tries 3 hints 0 skipped 0 missing 0 no",
      "not what step 3 gives"
    ),
    // Words on the fence of an answer, which would have it judged elsewhere, or not compared.
    (
      "```backprop\nbp> answer w1[3,7]", "```backprop fresh nocheck\nbp> answer w1[3,7]",
      "graded 4.5/4.5 right 3 first 3 tries 3 hints 0 skipped 0 missing 0 yes", nil
    ),
    // Every choice tried out.
    (
      "bp> answer b\nright",
      "bp> answer a\nnot right: try again, or type skip\nnot this\nbp> answer c\n"
        + "not right: try again, or type skip\nbp> answer b\nright",
      "graded 4.5/4.5 right 3 first 2 tries 5 hints 0 skipped 0 missing 0 no",
      "every choice of letter was tried"
    ),
    // A fence that is never closed.
    (
      "right\n```\n\nThe end.", "right\n\nThe end.",
      "graded 3.5/4.5 right 2 first 2 tries 2 hints 0 skipped 0 missing 0 no", "is never closed"
    ),
  ])
  func changed(part: String, other: String, row: String, remark: String?) throws {
    let end =
      honest.contains(part) ? part : part.replacing("right\n```", with: Self.lastSaid(honest))
    let grade = try course.grade(honest.changing(end, to: other))
    #expect(grade.short == row, "\(grade.notes)")
    if let remark {
      #expect(grade.notes.contains { $0.contains(remark) }, "\(grade.notes)")
    } else {
      #expect(grade.notes.isEmpty, "\(grade.notes)")
    }
  }

  /// What is said to the last answer, with the end of its block.
  private static func lastSaid(_ text: String) -> String {
    let said = text.split(separator: "bp> answer w1[3,7]\n").last ?? ""
    return String(said.prefix { $0 != "`" }) + "```"
  }

  @Test func aDeletedQuestionIsMissing() throws {
    let start = try #require(honest.range(of: "```question\nid: letter"))
    let end = try #require(honest.range(of: "```question\nprompt: What"))
    let grade = try course.grade(
      honest.replacingCharacters(in: start.lowerBound..<end.lowerBound, with: "")
    )
    #expect(
      grade.short == "graded 3.5/4.5 right 2 first 2 tries 2 hints 0 skipped 0 missing 1 yes"
    )
    #expect(grade.notes == ["missing: letter"])
  }

  @Test func withoutItsHeaderItIsGradedAllTheSame() throws {
    let start = try #require(honest.range(of: "-->\n"))
    let grade = try course.grade(String(honest[start.upperBound...]))
    #expect(
      grade.short == "graded 4.5/4.5 right 3 first 3 tries 3 hints 0 skipped 0 missing 0 yes"
        && grade.student == nil
    )
  }
}
