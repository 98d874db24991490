/// Work that is split over processors by its outputs, so that no sum depends on how many there are.
enum Parallel {
  /// Multiply-adds below which a second thread costs more than it saves, about 100 µs of them.
  ///
  /// Tests set it to 0, so that small work is split too.
  @TaskLocal static var worthSplitting = 2_000_000

  /// Calls `body` with ranges that together are 0 ..< `count`, on up to `threads` threads.
  ///
  /// - Parameters:
  ///   - count: How many outputs there are.
  ///   - grain: Ranges begin at multiples of this.
  ///   - work: Multiply-adds of the whole; a small work is not split.
  ///   - threads: How many threads may share the work.
  ///   - body: Does the part of the work that makes the outputs of a range.
  static func ranges(
    of count: Int,
    grain: Int = 1,
    work: Int,
    threads: Int,
    _ body: (Range<Int>) -> Void
  ) {
    let grains = (count + grain - 1) / grain
    let parts = min(threads, grains)
    guard parts > 1, work >= worthSplitting else { return body(0..<count) }
    Workers.shared.perform(parts: parts) { part in
      let lower = grains * part / parts * grain
      let upper = min(grains * (part + 1) / parts * grain, count)
      body(lower..<upper)
    }
  }
}
