import TextRendering

/// Rows as Gradescope wants them of an autograder: the `results.json` of one submission.
///
/// All files given are one submission: each question is a test, its name after that of the file where there
/// are several. Of files of one lesson the best counts.
struct GradescopeReport: Encodable {
  struct Test: Encodable {
    let name: String
    let score: Double
    let max_score: Double
    let status: String
    let output: String
    let output_format = "text"
    let visibility = "visible"
  }

  let score: Double
  let output: String
  let output_format = "text"
  let visibility = "visible"
  let tests: [Test]

  init(_ report: GradeReport) {
    var best: [String: Int] = [:]
    for (index, grade) in report.grades.enumerated() {
      // What is no lesson has no points, and stands for itself.
      let lesson = grade.lesson?.text ?? "\n\(index)"
      guard best[lesson].map({ report.grades[$0].points < grade.points }) ?? true else { continue }
      best[lesson] = index
    }
    let counted = Set(best.values)
    let grades = report.grades.indices.filter(counted.contains).map { report.grades[$0] }
    score = grades.reduce(0) { $0 + $1.points }
    output = report.grades.enumerated().map { index, grade in
      let score = "\(grade.file.text): \(grade.score) points"
      let remark = counted.contains(index) ? "" : ", not counted: another file of the lesson is"
      return ([score + remark] + grade.notes).joined(separator: "\n  ")
    }.joined(separator: "\n")
    tests = grades.flatMap { grade in
      let prefix = grades.count > 1 ? "\(grade.file): " : ""
      return grade.questions.map { question in
        Test(
          name: prefix + question.title.text,
          score: question.points,
          max_score: question.of,
          status: question.outcome == .right ? "passed" : "failed",
          output: Self.sentence(on: question)
        )
      }
    }
  }

  private static func sentence(on question: QuestionGrade) -> String {
    var words = question.outcome.rawValue
    if question.tries > 0 {
      words += ", \(question.tries) \(question.tries == 1 ? "try" : "tries")"
    }
    if question.hints > 0 {
      words += ", \(question.hints) \(question.hints == 1 ? "hint" : "hints")"
    }
    return words
  }
}
