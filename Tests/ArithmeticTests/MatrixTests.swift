import Arithmetic
import Testing

@Suite("A matrix is a value")
struct MatrixTests {
  let matrix = Matrix(rows: 2, columns: 3, values: [1, 2, 3, 4, 5, 6])

  @Test func numbersStandWhereTheyWerePut() {
    #expect(matrix[0, 2] == 3 && matrix[1, 0] == 4)
    #expect(matrix.row(1) == [4, 5, 6])
    #expect(matrix.column(1) == [2, 5])
    #expect(matrix.values == [1, 2, 3, 4, 5, 6])
    #expect(Matrix(rows: 2, columns: 9).values == [Double](repeating: 0, count: 18))
  }

  @Test func writingToACopyLeavesTheOriginal() {
    var copy = matrix
    #expect(copy.sharesMemory(with: matrix))
    copy[0, 0] = 7
    #expect(!copy.sharesMemory(with: matrix))
    #expect(matrix[0, 0] == 1 && copy[0, 0] == 7)
  }

  @Test func everyWayOfWritingLeavesTheOriginal() {
    let ways: [(inout Matrix) -> Void] = [
      { $0.scale(by: 2) }, { $0.add(1, times: self.matrix) }, { $0.setSigmoid(of: self.matrix) },
      { $0.update(decay: 0, factor: 1, gradient: Matrix(rows: 2, columns: 3)) },
      { $0.setGaussian(SplitMix64(seed: 1), from: 0, scale: 1) },
    ]
    for way in ways {
      var copy = matrix
      way(&copy)
      #expect(copy != matrix)
      #expect(matrix.values == [1, 2, 3, 4, 5, 6])
    }
  }

  @Test func equalityIsOfBits() {
    #expect(Matrix(rows: 1, columns: 1, values: [0]) != Matrix(rows: 1, columns: 1, values: [-0.0]))
    let nan = Matrix(rows: 1, columns: 1, values: [.nan])
    #expect(nan == Matrix(rows: 1, columns: 1, values: [.nan]))
    #expect(Matrix(rows: 2, columns: 3) != Matrix(rows: 3, columns: 2))
  }

  @Test(
    "rows that would lie a multiple of 2 kB apart are moved off it",
    arguments: [256, 512, 1024]
  )
  func wideRows(columns: Int) {
    let values = (0..<2 * columns).map(Double.init)
    let wide = Matrix(rows: 2, columns: columns, values: values)
    #expect(wide.byteCount > 2 * columns * 8)
    #expect(wide.values == values)
  }

  @Test func gaussianNumbersAreThoseOfTheStream() {
    let draws = SplitMix64(seed: 5)
    var filled = Matrix(rows: 3, columns: 11)
    filled.setGaussian(draws, from: 100, scale: 0.25)
    #expect(filled.values == (0..<33).map { 0.25 * draws.gaussian(at: 100 + UInt64($0)) })
  }
}
