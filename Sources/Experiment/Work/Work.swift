/// What work may ask of the world it is done in.
package struct Work: Sendable {
  /// Whether Ctrl-C was pressed: stop at the next whole step.
  package var isInterrupted: @Sendable () -> Bool
  /// How far the work has come, 0 to 1, and what it is.
  package var progress: @Sendable (_ fraction: Double, _ label: String) -> Void
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
