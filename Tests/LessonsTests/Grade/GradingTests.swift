import Arithmetic
import Experiment
import Foundation
import Synchronization
import TestSupport
import Testing
import TextRendering
import Wording

@testable import Lessons

struct GradingTests {
  private let course: Course

  init() throws { course = try Course() }

  /// Every file has a row, hidden ones left out.
  @Test func everyFileIsFound() throws {
    let folder = course.scratch("in")
    for name in ["a.md", "b.txt", "sub/c", ".hidden"] {
      let url = URL(fileURLWithPath: "\(folder)/\(name)")
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(),
        withIntermediateDirectories: true
      )
      try Data().write(to: url)
    }
    let expected = ["a.md", "b.txt", "sub/c"].map { "\(folder)/\($0)" }
    #expect(try Grading.files(in: [folder, folder]) == expected)
    let again = ["\(folder)/a.md", "\(folder)/./a.md"]
    #expect(try Grading.files(in: again) == ["\(folder)/a.md"])
    let none = course.scratch("none")
    let error = #expect(throws: LearnerError.self) { try Grading.files(in: [folder, none]) }
    #expect(error?.description == "there is no file or folder \(none): nothing is graded")
    let empty = course.scratch("empty")
    try FileManager.default.createDirectory(atPath: empty, withIntermediateDirectories: true)
    #expect(throws: LearnerError.self) { try Grading.files(in: [empty]) }
  }

  @Test func rowsComeAsTheyFinishAndStayInOrder() throws {
    let text = try course.export(Course.flawless)
    let files = try (0..<20).map { try course.scratch.write(text, to: "\($0).md") }
    let seen = Mutex<[Int]>([])
    let grades = Grading(try course.grader()).grade(files, threads: 3) { _, done in
      seen.withLock { $0.append(done) }
    }
    #expect(grades.map(\.file.text) == files)
    #expect(seen.withLock(\.self) == Array(1...20))
  }

  /// Ctrl-C keeps what is done.
  @Test func interruptionKeepsTheRowsThatAreDone() throws {
    let text = try course.export(Course.flawless)
    let files = try (0..<20).map { try course.scratch.write(text, to: "\($0).md") }
    let done = Mutex(0)
    let work = Work(isInterrupted: { done.withLock { $0 >= 7 } })
    let grades = Grading(try course.grader()).grade(files, threads: 1, work: work) { _, count in
      done.withLock { $0 = count }
    }
    #expect(grades.map(\.file.text) == Array(files.prefix(7)))
  }

  /// Files made to harm: each has its row, and nothing in it acts.
  @Test func hostileFiles() throws {
    let honest = Array(try course.export(Course.flawless, student: "Ada").utf8)
    let grader = try course.grader()
    let bits = SplitMix64(seed: 13)
    var count: UInt64 = 0
    func roll(_ bound: Int) -> Int {
      count += 1
      return bits.integer(at: count, below: bound)
    }
    let poison = [
      "\u{1B}[2J", "\u{1B}]0;owned\u{7}", "\u{202E}", "=cmd|'/c calc'!A1", "\u{FFFE}", "]]>", "-->",
      "\"", "\u{9B}31m", "\r", "```", "bp> answer accuracy.test", "~~~~", "<!-- claim",
      "```question",
    ]
    var grades: [Grade] = []
    for index in 0..<400 {
      var bytes = honest
      for _ in 0..<(1 + roll(6)) {
        let place = roll(bytes.count)
        switch roll(4) {
        case 0: bytes[place] = UInt8(roll(256))
        case 1: bytes.insert(contentsOf: Array(poison[roll(poison.count)].utf8), at: place)
        case 2:
          let line = Array("\n\(poison[roll(poison.count)])\n".utf8)
          bytes.insert(contentsOf: line, at: place)
        default: bytes.removeSubrange(place..<min(bytes.count, place + roll(60)))
        }
        if bytes.isEmpty { bytes = [0x0A] }
      }
      let path = course.scratch("\u{1B}[31m\(index)\u{202E}.md")
      try Data(bytes).write(to: URL(fileURLWithPath: path))
      grades.append(try #require(grader.grade(path)))
    }
    let report = GradeReport(grades, key: "k")
    let table = GradeTable(grades.map(\.file.text))
    let rows = grades.map { table.row($0).string(in: .plain) }.joined()
    let texts = ReportFormat.allCases.map { $0.text(of: report, time: "2026-01-31T12:00:00") }
    for text in [rows, report.summary.string(in: .plain)] + texts {
      let lines = text.replacing("\r\n", with: "\n")
      #expect(SafeText.visible(lines, keepNewlines: true) == lines)
    }
    #expect(rows.split(separator: "\n").allSatisfy { $0.count <= 80 })
    #expect(try GradeReport.reading(Array(texts[1].utf8), of: "r.json") == report)
  }
}
