import Testing

@testable import Digits

struct EpochOrderTests {
  @Test func everyImageOnce() {
    let order = EpochOrder.images(seed: 7, epoch: 3, count: 1001)
    #expect(order.sorted() == Array(0..<1001))
    #expect(order != Array(0..<1001))
  }

  /// Computed from the documentation alone by a program of 15 lines in Python, with its own integers.
  @Test func pinnedOrders() {
    #expect(EpochOrder.images(seed: 1, epoch: 1, count: 10) == [9, 7, 4, 3, 8, 6, 5, 2, 1, 0])
    #expect(EpochOrder.images(seed: 1, epoch: 2, count: 10) == [3, 0, 5, 8, 7, 6, 1, 2, 4, 9])
    let bundled = EpochOrder.images(seed: 42, epoch: 3, count: 4000)
    #expect(bundled.prefix(8) == [1438, 313, 321, 1568, 2775, 1493, 2591, 3214])
    #expect(bundled.suffix(3) == [3101, 3141, 2322])
    let full = EpochOrder.images(seed: .max, epoch: 1, count: 60_000)
    #expect(full.prefix(8) == [38730, 47678, 39747, 34873, 48530, 1986, 17632, 4219])
  }

  @Test func noImages() {
    #expect(EpochOrder.images(seed: 1, epoch: 1, count: 0).isEmpty)
  }
}
