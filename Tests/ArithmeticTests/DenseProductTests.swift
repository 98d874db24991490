import Arithmetic
import Testing

@Suite("Dense products equal scalar loops to the bit, whatever the shape and the threads")
struct DenseProductTests {
  @Test(arguments: 0..<40)
  func randomShapes(seed: Int) {
    var random = RandomTables(seed: UInt64(seed))
    let rows = random.size()
    let sums = random.size(with: rows)
    let columns = random.size(with: rows * sums)
    check(rows, sums, columns, wild: seed.isMultiple(of: 2), &random)
  }

  @Test(
    "edges of the blocks of six rows and eight columns",
    arguments: [(1, 1, 1), (5, 3, 7), (6, 8, 8), (7, 9, 9), (13, 1, 17), (25, 2, 256), (2, 300, 1)]
  )
  func edges(rows: Int, sums: Int, columns: Int) {
    var random = RandomTables(seed: 99)
    check(rows, sums, columns, wild: false, &random)
  }

  private func check(
    _ rows: Int,
    _ sums: Int,
    _ columns: Int,
    wild: Bool,
    _ random: inout RandomTables
  ) {
    let left = random.table(rows, sums, wild: wild)
    let right = random.table(sums, columns, wild: wild)
    let start = random.table(1, columns, wild: wild)
    let plain = Reference.product(left, right)
    let started = Reference.product(left, right, startingFrom: start[0])
    let (a, b, s) = (Matrix(left), Matrix(right), Matrix(start))
    let aT = Matrix(Reference.transposed(left))
    alwaysSplitting {
      for threads in [1, 2, 3, 7] {
        var product = Matrix(rows: 0, columns: 0)
        product.setProduct(a, b, threads: threads)
        #expect(same(product, plain), "\(rows)×\(sums)×\(columns), \(threads) threads")
        product.setProduct(a, b, startingFrom: s, threads: threads)
        #expect(same(product, started), "\(rows)×\(sums)×\(columns), started, \(threads) threads")
        product.setProduct(transposed: aT, b, threads: threads)
        #expect(same(product, plain), "\(rows)×\(sums)×\(columns), transposed, \(threads) threads")
      }
    }
  }

  @Test(
    "a zero on the left is not left out: 0 · ∞ is NaN, and −0 survives only where nothing is added"
  )
  func zerosCount() {
    var product = Matrix(rows: 0, columns: 0)
    product.setProduct(Matrix([[0]]), Matrix([[.infinity]]))
    #expect(product[0, 0].isNaN)
  }

  @Test("the multiply-add is fused")
  func fused() {
    let x = 1 + 0x1p-30
    var product = Matrix(rows: 0, columns: 0)
    product.setProduct(Matrix([[x]]), Matrix([[x]]), startingFrom: Matrix([[-x * x]]))
    #expect(product[0, 0] == 0x1p-60)
  }
}
