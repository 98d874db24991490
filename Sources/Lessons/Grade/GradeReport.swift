import LessonFormat
import Prompt
import TextRendering
import Wording

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// The rows of all files that were graded by one key, on one machine or many.
package struct GradeReport: Sendable, Equatable {
  /// The rows, in the order of the files.
  package let grades: [Grade]
  /// Tells the key from others.
  let key: String
  /// Files that were given, and not graded before work was stopped.
  package let ungraded: [SafeLine]

  init(_ grades: [Grade], key: String, ungraded: [SafeLine] = []) {
    var files: [[String?]: [SafeLine]] = [:]
    func group(_ grade: Grade) -> [String?]? {
      grade.answers.map { [grade.lesson?.text, $0.text] }
    }
    for grade in grades {
      if let group = group(grade) { files[group, default: []].append(grade.file) }
    }
    (self.key, self.ungraded) = (key, ungraded)
    self.grades = grades.map { grade in
      var grade = grade
      let same = group(grade).flatMap { files[$0] } ?? []
      // Not all are looked through for each: ten thousand files may be the same.
      let shown = same.prefix(Self.mostNamed + 1).filter { $0 != grade.file }.prefix(Self.mostNamed)
      let more = same.count - 1 - shown.count
      grade.sameAs =
        shown.isEmpty
        ? nil
        : SafeLine(
          shown.map(\.text).joined(separator: ", ") + (more > 0 ? " and \(more) more" : "")
            + (grade.isFlawless ? ": all right at the first try, which may be chance" : "")
        )
      return grade
    }
  }

  /// How many files a row names that have the same answers.
  private static let mostNamed = 20

  /// The reports of several machines as one, the rows in the order of the files' names.
  ///
  /// Of a file that was graded twice the later row stays, and says so if they differ.
  ///
  /// Throws a `LearnerError` if they are of different keys, or there is none.
  package static func merged(_ reports: [(name: String, report: GradeReport)]) throws -> GradeReport
  {
    guard let first = reports.first else {
      throw LearnerError("--merge takes reports: grade --merge a.json b.json")
    }
    for (name, report) in reports where report.key != first.report.key {
      throw LearnerError(
        "\(name) was graded by another key than \(first.name): merge what belongs together"
      )
    }
    var rows: [SafeLine: Grade] = [:]
    var scores: [SafeLine: [String]] = [:]
    for grade in reports.flatMap(\.report.grades) {
      rows[grade.file] = grade
      if scores[grade.file]?.contains(grade.score) != true {
        scores[grade.file, default: []].append(grade.score)
      }
    }
    for (file, all) in scores where all.count > 1 {
      let others = all.filter { $0 != rows[file]?.score }.list("and")
      rows[file]?.remarks.append(SafeLine("another report has \(others) points for it"))
    }
    let grades = rows.values.sorted { $0.file.text < $1.file.text }
    var named: Set<SafeLine> = []
    let left = reports.flatMap(\.report.ungraded)
      .filter { rows[$0] == nil && named.insert($0).inserted }
    return GradeReport(grades, key: first.report.key, ungraded: left)
  }
}

extension GradeReport: Codable {
  private enum Field: String, CodingKey {
    case format, version, program, key, grades, questions, ungraded
  }

  private static let format = "backprop grades"

  /// Reads a report from the bytes of its JSON.
  ///
  /// Throws a `LearnerError` for what is none.
  package static func reading(_ bytes: [UInt8], of name: String) throws -> GradeReport {
    do {
      return try JSONDecoder().decode(GradeReport.self, from: Data(bytes))
    } catch {
      throw LearnerError("\(name) is no report of grade --report json: make it anew")
    }
  }

  package init(from decoder: any Decoder) throws {
    let fields = try decoder.container(keyedBy: Field.self)
    guard try fields.decode(String.self, forKey: .format) == Self.format,
      try fields.decode(Int.self, forKey: .version) == 1
    else {
      throw DecodingError.dataCorruptedError(
        forKey: .format,
        in: fields,
        debugDescription: "another format"
      )
    }
    let key = try fields.decode(SafeLine.self, forKey: .key).text
    self.init(
      try fields.decode([Grade].self, forKey: .grades),
      key: key,
      ungraded: try fields.decodeIfPresent([SafeLine].self, forKey: .ungraded) ?? []
    )
  }

  package func encode(to encoder: any Encoder) throws {
    var fields = encoder.container(keyedBy: Field.self)
    try fields.encode(Self.format, forKey: .format)
    try fields.encode(1, forKey: .version)
    try fields.encode(Version.number, forKey: .program)
    try fields.encode(key, forKey: .key)
    try fields.encode(grades.map(GradeWithSums.init), forKey: .grades)
    try fields.encode(ungraded, forKey: .ungraded)
    try fields.encode(ClassTable.all(of: grades).flatMap(\.rows), forKey: .questions)
  }

  /// A row, and the sums that whoever reads it would make first.
  private struct GradeWithSums: Encodable {
    let grade: Grade

    enum Sum: String, CodingKey {
      case points, of, right, rightAtFirst, tries, hints, skipped, missing
    }

    func encode(to encoder: any Encoder) throws {
      try grade.encode(to: encoder)
      var sums = encoder.container(keyedBy: Sum.self)
      try sums.encode(grade.points, forKey: .points)
      try sums.encode(grade.of, forKey: .of)
      try sums.encode(grade.right, forKey: .right)
      try sums.encode(grade.rightAtFirst, forKey: .rightAtFirst)
      try sums.encode(grade.tries, forKey: .tries)
      try sums.encode(grade.hints, forKey: .hints)
      try sums.encode(grade.skipped, forKey: .skipped)
      try sums.encode(grade.missing, forKey: .missing)
    }
  }
}

extension GradeReport {
  /// What can only be said once all rows are known: files with the same answers, or of one learner, and how
  /// the class did.
  package var summary: Page {
    var page = Page()
    var copies: [[String?]: [String]] = [:]
    var groups: [[String?]] = []
    for grade in grades where grade.sameAs != nil {
      let group = [grade.lesson?.text, grade.answers?.text]
      if copies[group] == nil { groups.append(group) }
      copies[group, default: []].append(grade.file.text)
    }
    for group in groups {
      page.line("same answers and attempts: \((copies[group] ?? []).names(atMost: 100))")
    }
    let learners = Dictionary(grouping: grades.filter(\.isTaken)) {
      [$0.lesson?.text, $0.student?.text]
    }
    for (_, own) in learners.sorted(by: { $0.value[0].file.text < $1.value[0].file.text }) {
      guard own.count > 1, let student = own[0].student else { continue }
      page.line("several files of \(student.text): \(own.map(\.file.text).names(atMost: 100))")
    }
    if !ungraded.isEmpty { page.line("not graded yet: \(ungraded.map(\.text).names(atMost: 100))") }
    for table in ClassTable.all(of: grades) {
      page.line()
      page.append(table.page)
    }
    return page
  }
}
