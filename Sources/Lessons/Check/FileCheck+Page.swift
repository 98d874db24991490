import LessonFormat
import Prompt
import TextRendering
import Wording

extension FileCheck {
  /// The document as `--accept` would write it; nil if there is nothing that it could mend.
  ///
  /// Throws a `LearnerError` if that is no document any more, being too large for one.
  func corrected() throws -> Document? {
    guard let document, !outputs.isEmpty else { return nil }
    var header = document.header
    header?.program = Version.number
    let isOtherVersion = document.header?.program.map { $0 != Version.number } ?? false
    do {
      return try document.replacing(outputs: outputs, header: isOtherVersion ? header : nil)
    } catch {
      throw LearnerError("\(path) is left as it is: with what is computed now, \(error)")
    }
  }

  /// Everything to be said: notes, then each problem with its line and its diff; nothing for a file that
  /// passes without a word.
  package var page: Page {
    var page = Page()
    for note in notes { page.append(Verbatim(note)) }
    if let score { page.append(Verbatim("\(path): \(score)")) }
    for problem in problems { page.append(self.page(of: problem)) }
    return page
  }

  /// What accepting changes: a diff for each output.
  package var differences: Page {
    var page = Page()
    for problem in problems where !problem.diff.isEmpty { page.append(self.page(of: problem)) }
    return page
  }

  /// What whoever accepts a recording has to hear besides: the commands that were refused in it.
  package var refusals: Page {
    var page = Page()
    for mistake in mistakes { page.append(self.page(of: mistake)) }
    return page
  }

  private func page(of problem: Problem) -> Page {
    var page = Page(
      Verbatim(
        problem.line == 0 ? problem.sentence : "\(path):\(problem.line): \(problem.sentence)",
        role: .bad
      )
    )
    if !problem.diff.isEmpty {
      page.append(Verbatim(diff: "--- \(path)\n+++ \(path), computed\n" + problem.diff))
    }
    return page
  }

  /// How many answers are right, where there are any.
  var score: String? {
    guard !outcomes.isEmpty, let own = document?.questions.count else { return nil }
    let count = max(own, lesson?.document.questions.count ?? 0)
    let right = outcomes.values.count { $0 == .right }
    let skipped = outcomes.values.count { $0 == .skipped }
    let noted = outcomes.values.count { $0 == .noted }
    return "\(right) of \(count) answers right" + (noted > 0 ? ", \(noted) noted" : "")
      + (skipped > 0 ? ", \(skipped) skipped" : "")
      + (lesson.map { ", by the questions of lesson \($0.number ?? 0)" } ?? "")
  }
}
