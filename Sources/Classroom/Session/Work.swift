import Files

/// What a command may ask of the world it runs in.
public struct Work: Sendable {
  /// Whether Ctrl-C was pressed: stop at the next whole step.
  public var isInterrupted: @Sendable () -> Bool
  /// How far the work has come, 0 to 1, and what it is.
  public var progress: @Sendable (_ fraction: Double, _ label: String) -> Void
  /// Threads to compute with; the bits are the same with any.
  public var threads: Int
  /// Which files may be touched.
  var permissions = Permissions.everything
  /// Told how much is computed, in the measure of `Session.cost(ofImages:)`, before it is.
  var spend: @Sendable (_ cost: Double) -> Void = { _ in }

  /// Work that nobody watches or stops.
  public init(
    isInterrupted: @escaping @Sendable () -> Bool = { false },
    progress: @escaping @Sendable (Double, String) -> Void = { _, _ in },
    threads: Int = 1
  ) {
    (self.isInterrupted, self.progress, self.threads) = (isInterrupted, progress, threads)
  }
}
