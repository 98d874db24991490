/// Work that is split over processors by its outputs, so that no sum depends on how many there are.
enum Parallel {
  /// Multiply-adds below which a second thread costs more than it saves, about 100 µs of them: what one
  /// processor has just written, the other must fetch from it.
  ///
  /// Tests set it to 0, so that small work is split too.
  @TaskLocal static var worthSplitting = 2_000_000

  /// Calls `body` with ranges that together are 0 ..< `count`, on up to `threads` threads.
  ///
  /// What was written before the call every part sees, and what the parts wrote is seen after it: the
  /// hand-offs of `Workers` order both. Between parts nothing is ordered, and they share no output.
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

  /// Calls `body` with blocks that together are a product of `rows` and `lanes`, on up to `threads` threads.
  ///
  /// A wide product is split by its columns, so that each processor reads its own part of the weights and
  /// finds it again in its cache, step after step; a narrow one by its rows, for a few lanes alone keep a
  /// processor waiting for its own sums.
  ///
  /// - Parameters:
  ///   - rows: Rows of the product.
  ///   - grain: Ranges of rows begin at multiples of this.
  ///   - lanes: Blocks of eight columns of the product.
  ///   - work: Multiply-adds of the whole; a small work is not split.
  ///   - threads: How many threads may share the work.
  ///   - body: Makes one block of the product.
  static func blocks(
    rows: Int,
    grain: Int = 1,
    lanes: Int,
    work: Int,
    threads: Int,
    _ body: (_ rows: Range<Int>, _ lanes: Range<Int>) -> Void
  ) {
    if lanes >= 5 * threads {
      ranges(of: lanes, work: work, threads: threads) { body(0..<rows, $0) }
    } else {
      ranges(of: rows, grain: grain, work: work, threads: threads) { body($0, 0..<lanes) }
    }
  }
}
