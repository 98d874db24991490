import Experiment
import TextRendering

/// The one line that is said of trouble which has just begun.
enum WarningView {
  /// Adds the line to what a step or an epoch says, if there is one.
  static func append(to page: inout Page, of session: Session, since before: Session) {
    guard let (_, sentence) = new(in: session, since: before) else { return }
    page.line("\("warning", .bad): \(sentence)")
  }

  /// The name of a warning that has just become true, and what is said of it.
  static func new(in session: Session, since before: Session) -> (name: String, sentence: String)? {
    guard let (warning, evidence) = Warning.new(in: session, since: before) else { return nil }
    let sentence = warning.sentence(evidence, warning.threshold) { number in
      // A limit as it was written, what was measured in three digits.
      let exact = Number.exact(number)
      return exact.count <= 6 ? exact : Number.significant(number, digits: 3)
    }
    return (warning.name, sentence)
  }
}
