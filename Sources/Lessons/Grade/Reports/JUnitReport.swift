import TextRendering

/// Rows as JUnit has test results: a file is a suite, a question a case, and one more case whether the file
/// reproduces.
///
/// It keeps to what the schemas of Ant (`JUnit.xsd` of Windy Road) and of Jenkins (`junit-10.xsd`) have in
/// common.
enum JUnitReport {
  /// The report as XML; `time` is when it was made, as `2026-01-31T12:00:00`.
  static func text(of report: GradeReport, time: String) -> String {
    let suites = report.grades.enumerated().map { suite($0.element, $0.offset, time) }
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n" + suites.joined()
      + "</testsuites>\n"
  }

  private static func suite(_ grade: Grade, _ index: Int, _ time: String) -> String {
    let failed = grade.questions.count { $0.outcome != .right && $0.outcome != .skipped }
    let isGraded = grade.status == .graded || grade.status == .unanswered
    let lines = [
      "  <testsuite name=\"\(escaped(grade.file.text))\" package=\"\(escaped(grade.lesson?.text ?? "none"))\""
        + " id=\"\(index)\" timestamp=\"\(time)\" hostname=\"localhost\""
        + " tests=\"\(grade.questions.count + 1)\""
        + " failures=\"\(failed + (isGraded && !grade.reproduces ? 1 : 0))\""
        + " errors=\"\(isGraded ? 0 : 1)\" skipped=\"\(grade.skipped)\" time=\"0\">",
      "    <properties>",
      property("points", Number.exact(grade.points)), property("of", Number.exact(grade.of)),
      property("status", grade.status.rawValue), property("student", grade.student?.text ?? ""),
      "    </properties>",
    ]
    let questions = grade.questions.map { question -> String in
      let content: String? =
        switch question.outcome {
        case .right: nil
        case .skipped: "<skipped/>"
        case .wrong: failure("wrong", question.wrong.last.map { "answered \($0)" } ?? "")
        case .unanswered, .missing: failure(question.outcome.rawValue, question.outcome.rawValue)
        }
      return testCase(question.id.text, grade, content)
    }
    let isWhole =
      isGraded
      ? grade.reproduces ? nil : failure("different", grade.notes.joined(separator: "; "))
      : "<error type=\"\(grade.status.rawValue)\" message=\"\(escaped(grade.notes.joined(separator: "; ")))\"/>"
    let rest = [
      testCase("reproduces", grade, isWhole),
      "    <system-out>\(escaped(grade.notes.joined(separator: "\n")))</system-out>",
      "    <system-err></system-err>", "  </testsuite>",
    ]
    return (lines + questions + rest).map { $0 + "\n" }.joined()
  }

  private static func testCase(_ name: String, _ grade: Grade, _ content: String?) -> String {
    let start =
      "    <testcase name=\"\(escaped(name))\" classname=\"\(escaped(grade.lesson?.text ?? "none"))\" time=\"0\""
    return content.map { "\(start)>\($0)</testcase>" } ?? start + "/>"
  }

  private static func failure(_ type: String, _ message: String) -> String {
    "<failure type=\"\(type)\" message=\"\(escaped(message))\"/>"
  }

  private static func property(_ name: String, _ value: String) -> String {
    "      <property name=\"\(name)\" value=\"\(escaped(value))\"/>"
  }

  /// Text inside an element or an attribute; what XML cannot hold `SafeLine` has spelled out.
  static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
