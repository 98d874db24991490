extension Array where Element: Sendable {
  /// What `make` makes of 0 ..< `count`, in that order, on up to `threads` threads.
  ///
  /// Each call makes one element and knows of no other, so the result is the same with any.
  public init(count: Int, threads: Int, making make: (Int) -> Element) {
    self.init(unsafeUninitializedCapacity: count) { buffer, made in
      made = count
      guard let base = buffer.baseAddress else { return }
      Parallel.ranges(of: count, work: .max, threads: threads) { range in
        for i in range { (base + i).initialize(to: make(i)) }
      }
    }
  }
}
