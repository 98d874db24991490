import Experiment
import Foundation
import TestSupport
import Testing

@testable import LessonFormat
@testable import Lessons

/// The page that teachers write lessons by says all that the parser knows, and nothing else.
struct WritingPageTests {
  private let page: String

  init() throws {
    let url = packageFolder.appendingPathComponent("lessons/WRITING.md")
    page = try String(contentsOf: url, encoding: .utf8)
  }

  /// The first cells of the table below a heading.
  private func rows(below heading: String) -> Set<String> {
    let lines = page.split(separator: "\n", omittingEmptySubsequences: false)
    let rest = lines.drop { $0 != "## \(heading)" }.dropFirst().prefix { !$0.hasPrefix("## ") }
    return Set(
      rest.filter { $0.hasPrefix("| `") }.map { String($0.dropFirst(3).prefix { $0 != "`" }) }
    )
  }

  @Test func everyKeyAndWordHasItsRow() {
    #expect(rows(below: "The header") == Set(Header.keys.all))
    #expect(rows(below: "Questions") == Set(Question.keys.all))
    #expect(rows(below: "Claims") == Set(Claim.keys.all))
    #expect(rows(below: "Commands") == Set(Exchange.Options.names))
  }

  @Test func everyNameOfAnAnswerIsThere() {
    for measure in Measure.all {
      for name in measure.names(layers: 1) { #expect(page.contains("`\(name)`"), "\(name)") }
    }
    for kind in Entry.Kind.all where kind != .input {
      #expect(
        page.range(of: "`\(kind.name)[12]\\[", options: .regularExpression) != nil,
        "\(kind.name)"
      )
    }
    #expect(page.contains("`x[5,300]`"))
    for function in ["exp", "ln", "log", "sqrt", "abs", "sigmoid", "σ", "sigmoid'", "tanh"] {
      #expect(page.contains("`\(function)`"), "\(function)")
      #expect(throws: Never.self) { try Formula(parsing: "\(function)(0.5)") }
    }
  }

  @Test func theLimitsAreThose() {
    let limits = DocumentFormat.Limits.self
    let line =
      "1 MiB, lines of 4,096 bytes, 2,000 commands, 500 questions and 200 claims; 2,000,000"
    #expect(page.contains(line))
    #expect(limits.bytes == 1 << 20 && limits.lineBytes == 4_096 && limits.commands == 2_000)
    #expect(limits.questions == 500 && limits.claims == 200)
    #expect(ReplayBounds.parameters == 2_000_000)
  }
}
