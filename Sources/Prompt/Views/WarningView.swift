import Experiment
import TextRendering

/// The one line that is said of trouble which has just begun.
enum WarningView {
  /// Adds the line to what a step or an epoch says, if there is one.
  static func append(to page: inout Page, of session: Session, since before: Session) {
    guard let (warning, evidence) = Warning.new(in: session, since: before) else { return }
    let sentence = warning.sentence(evidence, warning.threshold) { number in
      // A limit as it was written, what was measured in three digits.
      let exact = Number.exact(number)
      return exact.count <= 6 ? exact : Number.significant(number, digits: 3)
    }
    page.line("\("warning", .bad): \(sentence)")
  }
}
