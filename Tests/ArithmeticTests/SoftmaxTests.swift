import Arithmetic
import Testing

@Suite("Softmax and the log-likelihood: each row on its own, in one order")
struct SoftmaxTests {
  private func softmax(_ z: Matrix) -> Matrix {
    var a = Matrix(rows: 0, columns: 0)
    a.setSoftmax(of: z)
    return a
  }

  /// exp(z − M) of a row, M being its largest number that is one.
  private func exponentials(_ row: [Double]) -> [Double] {
    let largest = row.filter { !$0.isNaN }.max() ?? .nan
    return row.map { Elementary.exp($0 - largest) }
  }

  @Test("equal scalar code to the bit", arguments: 0..<12)
  func equalScalarCode(seed: Int) {
    var random = RandomTables(seed: UInt64(5000 + seed))
    let (rows, columns) = (1 + random.integer(below: 40), 1 + random.integer(below: 30))
    let z = random.table(rows, columns, wild: seed < 4)
    let labels = (0..<rows).map { _ in UInt8(random.integer(below: columns)) }
    let expected = z.map { row -> [Double] in
      let e = exponentials(row)
      let sum = e.reduce(0, +)
      return e.map { $0 / sum }
    }
    #expect(same(softmax(Matrix(z)), expected))
    var total = 0.0
    for (row, label) in zip(z, labels) {
      let largest = row.filter { !$0.isNaN }.max() ?? .nan
      total += Elementary.log(exponentials(row).reduce(0, +)) - (row[Int(label)] - largest)
    }
    #expect(same(Matrix(z).logLikelihoodSum(labels: labels), total))
  }

  @Test("exact where the result is")
  func exact() {
    #expect(softmax(Matrix([[3, 3, 3, 3]])).values == [0.25, 0.25, 0.25, 0.25])
    #expect(softmax(Matrix([[1000, -1000]])).values == [1, 0])
    #expect(softmax(Matrix([[-7]])).values == [1])
    #expect(Matrix([[1000, -1000]]).logLikelihoodSum(labels: [0]) == 0)
    #expect(Matrix([[1000, -1000]]).logLikelihoodSum(labels: [1]) == 2000)
    #expect(Matrix(rows: 0, columns: 3).logLikelihoodSum(labels: []) == 0)
  }

  @Test("no number overflows, however large: rows add up to 1")
  func large() {
    let z = Matrix([
      [1e308, -1e308, 0], [-1e308, -1e308, -1e308], [.greatestFiniteMagnitude, 0, 1],
    ])
    let a = softmax(z)
    for row in 0..<3 { #expect((a.row(row).reduce(0, +) - 1).magnitude < 1e-15) }
    #expect(a.row(0) == [1, 0, 0] && a.row(2) == [1, 0, 0])
  }

  @Test("a row that is no number leaves the others alone")
  func notANumber() {
    let a = softmax(Matrix([[1, .nan, 2], [0, 0, 0]]))
    #expect(a.row(0).allSatisfy(\.isNaN) && a.row(1).allSatisfy { $0 == 1 / 3.0 })
  }

  @Test("takes the shape of z, and leaves z as it is")
  func shape() {
    var matrix = Matrix([[0, 0], [1, 1], [5, 5]])
    let copy = matrix
    matrix.setSoftmax(of: copy)
    #expect(matrix.values == [Double](repeating: 0.5, count: 6) && copy[2, 0] == 5)
    matrix.setSoftmax(of: Matrix([[1, 1, 1, 1]]))
    #expect((matrix.rows, matrix.columns) == (1, 4))
  }
}
