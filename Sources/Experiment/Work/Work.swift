/// What work may ask of the world it is done in.
package struct Work: Sendable {
  /// Whether Ctrl-C was pressed: stop at the next whole step.
  package var isInterrupted: @Sendable () -> Bool
  /// How far the work has come, 0 to 1, and what it is.
  package var progress: @Sendable (_ fraction: Double, _ label: String) -> Void
  /// Shown what there is so far of what the work will give, such as the first rows of a table.
  ///
  /// It changes nothing of what is given in the end.
  package var report: @Sendable (_ found: any Sendable) -> Void = { _ in }
  /// Threads to compute with; the bits are the same with any.
  package var threads: Int
  /// Told how much is computed, in the measure of `Session.cost(ofImages:)`, before it is.
  package var spend: @Sendable (_ cost: Double) -> Void = { _ in }

  /// Work that nobody watches or stops.
  package init(
    isInterrupted: @escaping @Sendable () -> Bool = { false },
    progress: @escaping @Sendable (Double, String) -> Void = { _, _ in },
    threads: Int = 1
  ) {
    (self.isInterrupted, self.progress, self.threads) = (isInterrupted, progress, threads)
  }
}
