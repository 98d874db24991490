import BackpropCore

/// Trouble that training can run into: how it is recognised, from what number on, and what is said.
///
/// It is said when it has just become true: it is now, and was not before the command. Both are read from
/// the log and the session as they were, so that going back and replaying say the same again.
package struct Warning: Sendable {
  /// What was found.
  package struct Evidence: Sendable, Equatable {
    /// The number that is beyond the threshold.
    package let number: Double
    /// The layer, from 1; 0 where it is of none.
    package var layer = 0
    /// What it is of: the name of a part, a digit.
    package var subject = ""
  }

  /// A short name, for tests.
  package let name: String
  /// The number from which on, or below which, it is trouble.
  package let threshold: Double
  /// Who else takes it for trouble.
  package let source: String
  /// What is found of it at a moment; none where all is well.
  let find: @Sendable (Moment, _ threshold: Double) -> Evidence?
  /// What is said: the number, the threshold and what to type; `text` writes numbers.
  package let sentence:
    @Sendable (Evidence, _ threshold: Double, _ text: (Double) -> String) -> String

  init(
    _ name: String,
    threshold: Double,
    source: String,
    find: @escaping @Sendable (Moment, _ threshold: Double) -> Evidence?,
    sentence: @escaping @Sendable (Evidence, _ threshold: Double, (Double) -> String) -> String
  ) {
    (self.name, self.threshold, self.source) = (name, threshold, source)
    (self.find, self.sentence) = (find, sentence)
  }
}

extension Warning {
  /// What training looks like between two commands.
  struct Moment {
    let session: Session
    /// The samples of the last steps, the last last.
    ///
    /// One mini-batch can look like anything; the middle of nine does not.
    let samples: [TrainingLog.Sample]

    init(_ session: Session) {
      self.session = session
      var recent = session.log.samples.last(Self.count)
      if let step = session.step, step.applied != nil, recent.last?.step != session.stepCount {
        recent = recent.suffix(Self.count - 1) + [session.measure(step)]
      }
      samples = recent
    }

    private static let count = 9

    /// The middle of what the last samples have.
    func median(_ value: (TrainingLog.Sample) -> Double) -> Double? {
      let values = samples.map(value).filter { !$0.isNaN }.sorted()
      return values.isEmpty ? nil : values[values.count / 2]
    }
  }

  /// The first of the table that is true, if it has just become so and warnings are wanted.
  package static func new(
    in session: Session,
    since before: Session
  ) -> (warning: Warning, evidence: Evidence)? {
    guard session.settings.hasWarnings, session.stepCount > 0 else { return nil }
    let now = Moment(session)
    for warning in all {
      guard let evidence = warning.find(now, warning.threshold) else { continue }
      // What comes after it in the table is its consequence.
      let isNew =
        before.stepCount == 0 || warning.find(Moment(before), warning.threshold) == nil
      return isNew ? (warning, evidence) : nil
    }
    return nil
  }
}
