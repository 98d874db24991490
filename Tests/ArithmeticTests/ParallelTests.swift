import Synchronization
import Testing

@testable import Arithmetic

@Suite("Split work is all of the work, and each part of it once")
struct ParallelTests {
  @Test(arguments: [1, 2, 3, 7], [0, 1, 6, 13, 100])
  func ranges(threads: Int, count: Int) {
    for grain in [1, 6] {
      let marks = Mutex([Int](repeating: 0, count: count))
      Parallel.$worthSplitting.withValue(0) {
        Parallel.ranges(of: count, grain: grain, work: 1, threads: threads) { range in
          #expect(range.lowerBound.isMultiple(of: grain))
          marks.withLock { for i in range { $0[i] += 1 } }
        }
      }
      #expect(marks.withLock { $0 } == [Int](repeating: 1, count: count))
    }
  }

  @Test("a wide product by columns, a narrow one by rows", arguments: [1, 2, 3], [1, 9, 10, 64])
  func blocks(threads: Int, lanes: Int) {
    let rows = 20
    let seen = Mutex([(Range<Int>, Range<Int>)]())
    Parallel.$worthSplitting.withValue(0) {
      Parallel.blocks(rows: rows, grain: 6, lanes: lanes, work: 1, threads: threads) {
        rows,
        lanes in
        seen.withLock { $0.append((rows, lanes)) }
      }
    }
    let blocks = seen.withLock { $0 }
    #expect(blocks.count == threads)
    #expect(blocks.map { $0.count * $1.count }.reduce(0, +) == rows * lanes)
    for (rowRange, laneRange) in blocks {
      #expect(rowRange == 0..<rows || laneRange == 0..<lanes)
      if lanes == 64 { #expect(rowRange == 0..<rows) }
      if lanes == 1 { #expect(laneRange == 0..<lanes) }
    }
  }
}
