import LessonFormat

extension Progress {
  /// What two sessions have done in one lesson: the answers of both, and the further place.
  ///
  /// `self` is what another session has kept since this one kept `before`; `newer` is where this one is now,
  /// at most one try of a question later. Places in different texts of a lesson cannot be compared; then it
  /// is that of `newer`.
  func merged(with newer: Progress, since before: Progress) -> Progress {
    var merged = newer
    if fingerprint == newer.fingerprint { merged.position = max(position, newer.position) }
    (merged.tries, merged.outcomes) = (tries, outcomes)
    // What is right already has its last try, the one that counts.
    for (id, own) in newer.tries where own != before.tries[id] && outcomes[id] != .right {
      guard let last = own.last else { continue }
      merged.tries[id] = Answers.adding(last, to: tries[id] ?? [])
    }
    for (id, outcome) in newer.outcomes where outcomes[id] != .right {
      merged.outcomes[id] = outcome
    }
    return merged
  }
}
