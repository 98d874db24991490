@testable import Arithmetic
import Testing

@Suite("Sums have one order")
struct ReductionsTests {
  @Test(arguments: 0..<10)
  func equalScalarCode(seed: Int) {
    var random = RandomTables(seed: UInt64(3000 + seed))
    let table = random.table(random.size(with: 100), random.size(with: 1000), wild: seed < 3)
    let matrix = Matrix(table)
    let columnSums = Reference.columnSums(table)
    #expect(same(matrix.columnSums, [columnSums]))
    #expect(same(matrix.sum, columnSums.reduce(0, +)))
    #expect(same(matrix.sumOfSquares, Reference.sumOfSquares(table)))
    #expect(same(matrix.sumOfMagnitudes, Reference.sumOfMagnitudes(table)))
    #expect(same(matrix.norm, Reference.sumOfSquares(table).squareRoot()))
    #expect(same(matrix.mean, columnSums.reduce(0, +) / Double(table.joined().count)))
  }

  @Test("the order shows: 1e16 and −1e16 meet in one column, or only at the end")
  func order() {
    #expect(Matrix([[1e16, 1], [-1e16, 1]]).sum == 2)
    #expect(Matrix([[1e16, -1e16], [1, 1]]).sum == 0)
    #expect(Matrix([[1e16, -1], [-1, 1]]).sumOfMagnitudes == 1e16 + 2)
    #expect(Matrix([[1e16, -1, 1]]).sumOfMagnitudes == 1e16)
  }

  @Test func largestIsFoundWithItsPlace() {
    let matrix = Matrix([[1, -7, 2], [7, 0, 3]])
    #expect(matrix.largest == Largest(value: -7, row: 0, column: 1))
    let nan = Matrix([[1, 2], [.nan, 9]]).largest
    #expect(nan?.value.isNaN == true && nan?.row == 1 && nan?.column == 0)
    #expect(Matrix(rows: 0, columns: 4).largest == nil)
  }

  @Test func maximumOfARowIsTheFirstOfEquals() {
    let matrix = Matrix([[1, 5, 5], [.nan, -3, -2], [.nan, .nan, .nan]])
    #expect((0..<3).map(matrix.indexOfMaximum) == [1, 2, 0])
  }

  @Test func nothingSumsToNothing() {
    let empty = Matrix(rows: 0, columns: 0)
    #expect(empty.sum == 0 && empty.sumOfMagnitudes == 0 && empty.mean == 0 && empty.norm == 0)
  }

  @Test func normOfAQuotientIsThatOfTheQuotients() {
    let draws = SplitMix64(seed: 8)
    let matrix = Matrix(rows: 13, columns: 29, values: (0..<377).map { draws.gaussian(at: $0) })
    for divisor in [1.0, 3, 10, 128] {
      #expect(matrix.norm(dividedBy: divisor) == matrix.divided(by: divisor).norm)
    }
  }

  @Test("what is counted is every number of the matrix, and nothing between its rows")
  func counts() {
    let matrix = Matrix(rows: 2, columns: 3, values: [0, 1, -2, 3, 0, .nan])
    #expect(matrix.count { $0 == 0 } == 2 && matrix.count { $0 > 0 } == 2)
    #expect(matrix.count { _ in true } == 6)
    #expect(Matrix(rows: 0, columns: 0).count { _ in true } == 0)
  }
}
