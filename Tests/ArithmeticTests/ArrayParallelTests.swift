import Testing

@testable import Arithmetic

struct ArrayParallelTests {
  @Test(arguments: [0, 1, 2, 7, 1000], [1, 2, 5])
  func everyElementInItsPlace(count: Int, threads: Int) {
    #expect(
      [String](count: count, threads: threads) { "\($0)" } == (0..<count).map { String($0) }
    )
  }

  @Test func rowsOfAMatrix() {
    let matrix = Matrix(rows: 3, columns: 2, values: [1, 2, 3, 4, 5, 6])
    #expect(matrix.selecting([2, 0, 2]).values == [5, 6, 1, 2, 5, 6])
    #expect(matrix.selecting([]).rows == 0)
  }
}
