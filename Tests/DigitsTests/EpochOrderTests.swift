import Testing

@testable import Digits

struct EpochOrderTests {
  @Test func everyImageOnce() {
    let epoch = EpochOrder(seed: 7, epoch: 3, count: 1001, batchSize: 10)
    #expect(epoch.order.sorted() == Array(0..<1001))
    #expect(epoch.order != Array(0..<1001))
  }

  /// Computed from the documentation alone by a program of 15 lines in Python, with its own integers.
  @Test func pinnedOrders() {
    let first = EpochOrder(seed: 1, epoch: 1, count: 10, batchSize: 10)
    #expect(first.order == [3, 0, 5, 8, 7, 6, 1, 2, 4, 9])
    let second = EpochOrder(seed: 1, epoch: 2, count: 10, batchSize: 10)
    #expect(second.order == [8, 7, 4, 2, 1, 0, 6, 3, 5, 9])
    let bundled = EpochOrder(seed: 42, epoch: 3, count: 4000, batchSize: 10)
    #expect(bundled.batch(1).prefix(8) == [1350, 3689, 2125, 1858, 1212, 649, 3493, 2227])
    #expect(bundled.batch(400).suffix(3) == [2912, 3789, 3461])
    let full = EpochOrder(seed: .max, epoch: 1, count: 60_000, batchSize: 50)
    #expect(full.order.prefix(8) == [49812, 59677, 3714, 25008, 21440, 29556, 25842, 56547])
  }

  @Test func batchesFollowOneAnother() {
    let epoch = EpochOrder(seed: 1, epoch: 1, count: 10, batchSize: 4)
    #expect(epoch.batchCount == 3)
    #expect((1...3).map { epoch.batch($0).count } == [4, 4, 2])
    #expect((1...3).flatMap { epoch.batch($0) } == epoch.order)
  }

  @Test func batchesThatDivide() {
    let epoch = EpochOrder(seed: 1, epoch: 1, count: 12, batchSize: 4)
    #expect(epoch.batchCount == 3)
    #expect(epoch.batch(3).count == 4)
  }

  @Test func batchLargerThanTheSet() {
    let epoch = EpochOrder(seed: 1, epoch: 1, count: 10, batchSize: .max)
    #expect(epoch.batchCount == 1)
    #expect(Array(epoch.batch(1)) == epoch.order)
  }

  @Test func noImages() {
    #expect(EpochOrder(seed: 1, epoch: 1, count: 0, batchSize: 4).batchCount == 0)
  }
}
