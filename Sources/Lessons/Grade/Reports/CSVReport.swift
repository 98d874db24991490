import TextRendering

/// Rows for a spreadsheet: comma-separated values as RFC 4180 has them, a file a line.
enum CSVReport {
  private static let heads = [
    "file", "student", "lesson", "status", "points", "of", "right", "right at first", "tries",
    "hints", "skipped", "unanswered", "missing", "reproduces", "missing questions",
    "edited questions", "added questions", "same as", "remarks",
  ]

  /// The report as text; with one lesson each question has a column with how it ended.
  static func text(of report: GradeReport) -> String {
    let tables = ClassTable.all(of: report.grades)
    let ids = tables.count == 1 ? tables[0].rows.map(\.title.text) : []
    let lines = [heads.map(cell) + ids.map { cell("question \($0)") }]
    return (lines + report.grades.map { cells(of: $0, withQuestions: !ids.isEmpty) })
      .map { $0.joined(separator: ",") + "\r\n" }.joined()
  }

  private static func cells(of grade: Grade, withQuestions: Bool) -> [String] {
    func list(_ ids: [SafeLine]) -> String { cell(ids.map(\.text).joined(separator: " ")) }
    return [
      cell(grade.file.text), cell(grade.student?.text ?? ""), cell(grade.lesson?.text ?? ""),
      cell(grade.status.rawValue), Number.exact(grade.points), Number.exact(grade.of),
      "\(grade.right)", "\(grade.rightAtFirst)", "\(grade.tries)", "\(grade.hints)",
      "\(grade.skipped)", "\(grade.count(.unanswered))", "\(grade.missing.count)",
      grade.reproduces ? "yes" : "no", list(grade.missing), list(grade.edited), list(grade.added),
      cell(grade.sameAs?.text ?? ""), cell(grade.remarks.map(\.text).joined(separator: "; ")),
    ] + (withQuestions ? grade.questions.map { $0.outcome.rawValue } : [])
  }

  /// A cell of text, in quotation marks; one that a spreadsheet would compute has an apostrophe in front.
  static func cell(_ text: String) -> String {
    let first = text.unicodeScalars.first { !$0.properties.isWhitespace }
    let isFormula = first.map { "=+-@|%＝＋－＠".unicodeScalars.contains($0) } ?? false
    return "\"" + (isFormula ? "'" : "")
      + text.split(separator: "\"", omittingEmptySubsequences: false)
      .joined(separator: "\"\"") + "\""
  }
}
