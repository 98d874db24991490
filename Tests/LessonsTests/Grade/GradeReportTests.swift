import Foundation
import TestSupport
import Testing
import TextRendering
import Wording

@testable import Lessons

struct GradeReportTests {
  private let course: Course
  private let report: GradeReport

  /// Ada and Cy did the same; Bob has one wrong answer; the last is no file.
  init() throws {
    course = try Course()
    let ada = try course.export(Course.flawless, student: "Ada")
    let bob = try course.export(["", "answer lambda/n", "answer eta*lambda/n", "", "", "answer a"])
    let files = [
      try course.scratch.write(ada, to: "ada.md"), try course.scratch.write(bob, to: "bob.md"),
      try course.scratch.write(ada, to: "cy.md"), course.scratch("none.md"),
    ]
    let grading = Grading(try course.grader())
    report = grading.report(grading.grade(files, threads: 2))
  }

  @Test func theSameAnswersAreSaid() {
    let same = report.grades.map { $0.sameAs?.text }
    // Who has all right at once may have it by chance.
    let chance = ": all right at the first try, which may be chance"
    #expect(
      same == [course.scratch("cy.md") + chance, nil, course.scratch("ada.md") + chance, nil]
    )
    #expect(
      report.summary.string(in: .plain).hasPrefix("same answers and attempts:")
    )
  }

  /// Of six who copied, every one is named.
  @Test func everyCopyIsNamed() throws {
    let ada = try course.export(Course.flawless)
    let files = try (1...6).map { try course.scratch.write(ada, to: "\($0).md") }
    let grading = Grading(try course.grader())
    let summary = grading.report(grading.grade(files, threads: 2)).summary.string(in: .plain)
    for file in files { #expect(summary.contains(file)) }
    #expect(!summary.contains("several files"))
    #expect(report.summary.string(in: .plain).contains("several files of Ada: "))
  }

  @Test func theClassByQuestion() {
    let rows = ClassTable.all(of: report.grades).flatMap(\.rows)
    #expect(rows.map(\.right) == [3, 2, 2])
    #expect(rows.map(\.rightAtFirst) == [2, 2, 2])
    #expect(rows.map(\.wrong) == [0, 1, 0])
    #expect(rows.map(\.unanswered) == [0, 0, 1])
    #expect(rows.map { $0.mostWrong?.text } == ["lambda / n", "a", nil])
    #expect(rows.map(\.mostWrongCount) == [1, 1, 0] && rows.allSatisfy { $0.files == 3 })
  }

  /// Parts graded apart and put together are what the whole is.
  @Test func mergingIsGradingTogether() throws {
    let parts = try [report.grades[..<1], report.grades[1...]].enumerated().map { index, grades in
      let part = GradeReport(Array(grades), key: report.key)
      let text = ReportFormat.json.text(of: part, time: "")
      return ("\(index).json", try GradeReport.reading(Array(text.utf8), of: "\(index).json"))
    }
    #expect(try GradeReport.merged(parts) == report)
    // A file graded twice has one row, the later, which says so where they differ.
    #expect(try GradeReport.merged(parts + parts).grades.count == 4)
    var worse = report.grades[0]
    worse.questions[0].outcome = .wrong
    let twice = try GradeReport.merged(parts + [("w.json", GradeReport([worse], key: report.key))])
    #expect(twice.grades[0].notes.contains("another report has 4.5/4.5 points for it"))
    let again = ("w.json", GradeReport([worse], key: report.key))
    let thrice = try GradeReport.merged(parts + [again, again])
    #expect(thrice.grades[0].notes.contains("another report has 4.5/4.5 points for it"))
    let other = ("other.json", GradeReport([], key: "other"))
    let error = #expect(throws: LearnerError.self) { try GradeReport.merged(parts + [other]) }
    #expect(error?.description.hasPrefix("other.json was graded by another key") == true)
    #expect(throws: LearnerError.self) { try GradeReport.merged([]) }
  }

  /// A report that was stopped names what it lacks, until another has it.
  @Test func whatIsNotGradedYetIsNamed() throws {
    let (ada, bob) = (Array(report.grades[..<1]), Array(report.grades[1...]))
    let half = Grading(try course.grader()).report(ada, of: report.grades.map(\.file.text))
    let text = ReportFormat.json.text(of: half, time: "")
    let read = try GradeReport.reading(Array(text.utf8), of: "half.json")
    #expect(read.ungraded == bob.map(\.file))
    let summary = read.summary.string(in: .plain)
    #expect(
      summary.contains("not graded yet: ") && bob.allSatisfy { summary.contains($0.file.text) }
    )
    let rest = GradeReport(bob, key: half.key)
    #expect(try GradeReport.merged([("half.json", read), ("rest.json", rest)]).ungraded.isEmpty)
  }

  /// A report may come from anywhere too.
  @Test func aReportCannotSteerATerminal() throws {
    let text = ReportFormat.json.text(of: report, time: "")
      .replacing("\"lambda \\/ n\"", with: "\"lambda / n\"")
      .replacing("\"lambda / n\"", with: "\"\\u001b[2J\\u202e\"")
    let read = try GradeReport.reading(Array(text.utf8), of: "x.json")
    #expect(read.grades[1].questions[0].wrong.map(\.text) == ["^[[2J<U+202E>"])
  }

  @Test func csv() {
    let text = ReportFormat.csv.text(of: report, time: "")
    let lines = text.split(separator: "\r\n", omittingEmptySubsequences: false)
    #expect(lines.count == 6 && lines[5].isEmpty)
    #expect(
      lines[0].hasSuffix(
        "\"remarks\",\"question shrink\",\"question letter\",\"question What is w1[3,7]?\""
      )
    )
    #expect(lines[1].contains("\"Ada\",\"key\",\"graded\",4.5,4.5,3,3,3,0,0,0,0,yes,"))
    #expect(lines[2].hasSuffix(",right,wrong,unanswered"))
    #expect(lines[4].contains("\"unreadable\",0,4.5,0,0,0,0,0,0,3,no,"))
  }

  /// The element and attributes that the schemas of Ant and Jenkins ask for, and sums that agree.
  @Test func junit() throws {
    let text = ReportFormat.junit.text(of: report, time: "2026-01-31T12:00:00")
    let document = try XMLCounter(text)
    #expect(document.counts["testsuite"] == 4 && document.counts["testcase"] == 16)
    #expect(document.counts["failure"] == 2 + 3 && document.counts["error"] == 1)
    #expect(document.suites.map { $0["failures"] } == ["0", "2", "0", "3"])
    #expect(document.suites.map { $0["errors"] } == ["0", "0", "0", "1"])
    #expect(document.suites.map { $0["id"] } == ["0", "1", "2", "3"])
    #expect(document.suites.allSatisfy { $0["timestamp"] == "2026-01-31T12:00:00" })
    #expect(JUnitReport.escaped("a<b>&\"") == "a&lt;b&gt;&amp;&quot;")
  }

  @Test func gradescope() throws {
    let one = GradeReport([report.grades[1]], key: "k")
    let text = ReportFormat.gradescope.text(of: one, time: "")
    let json = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
    #expect(json?["score"] as? Double == 2.5)
    let tests = try #require(json?["tests"] as? [[String: Any]])
    #expect(tests.map { $0["name"] as? String } == ["shrink", "letter", "What is w1[3,7]?"])
    #expect(tests.map { $0["score"] as? Double } == [2.5, 0, 0])
    #expect(tests.map { $0["max_score"] as? Double } == [2.5, 1, 1])
    #expect(tests.map { $0["status"] as? String } == ["passed", "failed", "failed"])
    #expect(tests[0]["output"] as? String == "right, 2 tries")
    // What is no lesson stands for itself.
    let none = GradeReport([Grade(file: "a", .foreign), Grade(file: "b", .unreadable)], key: "k")
    let said = ReportFormat.gradescope.text(of: none, time: "")
    #expect(said.contains("a: 0/0") && !said.contains("not counted"))
    // Two files of one lesson are worth what the better one is.
    let all = ReportFormat.gradescope.text(of: report, time: "")
    let whole = try JSONSerialization.jsonObject(with: Data(all.utf8)) as? [String: Any]
    #expect(whole?["score"] as? Double == 4.5 && (whole?["tests"] as? [Any])?.count == 3)
    #expect((whole?["output"] as? String)?.contains("2.5/4.5 points, not counted") == true)
  }
}

struct ReadingReportsTests {
  @Test(arguments: ["", "{}", "[]", "{\"format\": \"backprop grades\", \"version\": 2}", "\u{0}"])
  func whatIsNoReport(text: String) {
    let error = #expect(throws: LearnerError.self) {
      try GradeReport.reading(Array(text.utf8), of: "x.json")
    }
    #expect(error?.description.hasPrefix("x.json is no report") == true)
  }
}

/// Counts the elements of well-formed XML.
private struct XMLCounter {
  private(set) var counts: [String: Int] = [:]
  private(set) var suites: [[String: String]] = []

  init(_ text: String) throws {
    var rest = Substring(text)
    var open: [Substring] = []
    while let start = rest.firstIndex(of: "<") {
      rest = rest[start...].dropFirst()
      let end = try #require(rest.firstIndex(of: ">"))
      let tag = rest[..<end]
      rest = rest[end...].dropFirst()
      guard let first = tag.first, first != "?" else { continue }
      let name = tag.drop { $0 == "/" }.prefix { $0.isLetter || $0 == "-" }
      if first == "/" {
        #expect(open.popLast() == name)
        continue
      }
      counts[String(name), default: 0] += 1
      if tag.last != "/" { open.append(name) }
      guard name == "testsuite" else { continue }
      let parts = tag.split(separator: "\"", omittingEmptySubsequences: false)
      var attributes: [String: String] = [:]
      for index in stride(from: 0, to: parts.count - 1, by: 2) {
        let key = parts[index].split(separator: " ").last.map { String($0.dropLast()) } ?? ""
        attributes[key] = String(parts[index + 1])
      }
      suites.append(attributes)
    }
    #expect(open.isEmpty)
  }
}
