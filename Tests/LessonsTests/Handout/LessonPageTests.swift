import Experiment
import Files
import Foundation
import LessonFormat
import TestSupport
import Testing
import TextRendering
import Wording

@testable import Digits
@testable import Handouts
@testable import Lessons

struct LessonPageTests {
  private func source(_ text: String, hasAnswers: Bool = true) throws -> String {
    try handout(text, hasAnswers: hasAnswers).page.source()
  }

  private func handout(
    _ text: String,
    hasAnswers: Bool = true,
    time: Duration = .seconds(60),
    work: Work = Work()
  ) throws -> LessonPage {
    try LessonPage(
      of: try Document(parsing: text),
      name: "trial.md",
      hasAnswers: hasAnswers,
      data: AvailableData(TinyData.set),
      time: time,
      work: work
    )
  }

  @Test func aLessonIsAPage() throws {
    let source = try source(tinyLesson)
    for words in [
      "<h1 id=\"a-trial\">A trial</h1>", "Lesson 7", "with answers", "Question 2", "Hint 2 of 2",
      "eta * lambda / n = ", "<b>batch</b>", "<b>step 3</b>", "The end.", "b, that",
    ] {
      #expect(source.contains(words), "\(words)")
    }
    #expect(try source == self.source(tinyLesson))
  }

  @Test func withoutAnswersTheyAreNowhere() throws {
    let source = try source(tinyLesson, hasAnswers: false)
    for words in ["eta * lambda / n", "The same share", "b, that"] {
      #expect(!source.contains(words), "\(words)")
    }
    #expect(source.contains("without answers") && source.contains("It is small."))
  }

  /// Those that a learner gave are left out, too.
  @Test func withoutTheAnswersOfATranscript() throws {
    let text = tinyLesson + "\n```backprop\nbp> hint\nbp> answer b\n```\n"
    #expect(try source(text).contains("<b>answer b</b>"))
    #expect(try !source(text, hasAnswers: false).contains("<b>answer b</b>"))
  }

  /// Computed now, whatever the file has; where it has something else the page says so.
  @Test func outputsAreComputed() throws {
    let handout = try handout(
      """
      ```backprop
      bp> print lambda
      lambda  17
      ```
      ```backprop skip
      bp> quit
      \\bp> bye
      ```
      ```backprop quiet
      bp> step
      bp> stop
      ```
      ```backprop
      bp> where
      ...
      ```
      """
    )
    let source = handout.page.source()
    #expect(handout.differences == 1)
    #expect(source.contains("the file has something else here") && !source.contains("lambda  17"))
    #expect(source.contains("bp&gt; bye"))
    #expect(!source.contains("step 1:"))
    #expect(source.contains("</b>\n...</code>"))
    // What is refused, also quietly, is seen.
    #expect(source.contains("r-bad"))
  }

  @Test func picturesAreDrawn() throws {
    let source = try source(
      "```backprop\nbp> show 0\nbp> show batch\nbp> batch\nbp> show batch\n```\n"
    )
    #expect(source.components(separatedBy: "<figure>").count > 4)
    #expect(source.contains("The same as text"))
  }

  @Test func aFileFromElsewhereIsBounded() throws {
    let writes = try source("```backprop\nbp> show 0 --save /tmp/x.svg\nbp> export /tmp/x\n```\n")
    #expect(writes.components(separatedBy: "may not write").count == 3)
    #expect(throws: LearnerError.self) { try handout(tinyLesson, time: .zero) }
    #expect(throws: LearnerError.self) {
      try handout(tinyLesson, work: Work(isInterrupted: { true }))
    }
    let pixels = TinyData.set.training.height * TinyData.set.training.width
    let large = try source("```backprop\nbp> net \(pixels)-\(3_000_000 / pixels)-10\n```\n")
    #expect(large.contains("r-bad"))
  }

  /// The script that slides have is the one that their page allows.
  @Test func theHashIsThatOfTheScript() {
    var hash = SHA256()
    hash.update(Array(Slides.script.source.utf8))
    let wanted = Data(base64Encoded: Slides.hash.source) ?? Data()
    #expect(hash.hexadecimal() == wanted.map { String(format: "%02x", $0) }.joined())
  }
}
