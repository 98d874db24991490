import Testing

@testable import Arithmetic

struct JobsTests {
  @Test(arguments: [1, 2, 3, 7, 100])
  func everyElementIsChangedOnce(threads: Int) {
    for count in [0, 1, 2, 5, 64] {
      var numbers = Array(0..<count)
      Jobs.changeEach(&numbers, threads: threads) { index, number in number = 10 * number + index }
      #expect(numbers == (0..<count).map { 11 * $0 })
    }
  }

  /// A job that shares work itself does all of it, and all are done.
  @Test func jobsMayHaveJobs() {
    var numbers = Array(repeating: 0, count: 6)
    Jobs.changeEach(&numbers, threads: 4) { index, number in
      var inner = Array(repeating: index, count: 5)
      Jobs.changeEach(&inner, threads: 4) { $1 += $0 }
      number = inner.reduce(0, +)
    }
    #expect(numbers == (0..<6).map { 5 * $0 + 10 })
  }
}
