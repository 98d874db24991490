import Arithmetic
import Testing

@Suite("Products with sparse rows equal scalar loops that leave zeros out, to the bit")
struct SparseProductTests {
  @Test(arguments: 0..<40)
  func randomShapes(seed: Int) {
    var random = RandomTables(seed: UInt64(1000 + seed))
    let rows = random.size()
    let inputs = random.size(with: rows)
    let columns = random.size(with: rows * inputs)
    check(rows, inputs, columns, wild: seed.isMultiple(of: 2), &random)
  }

  @Test(
    "every width of the last strip, and more than 64 rows",
    arguments: [1, 9, 17, 30, 40, 41, 104]
  )
  func widths(columns: Int) {
    var random = RandomTables(seed: 7)
    check(70, 130, columns, wild: false, &random)
  }

  private func check(
    _ rows: Int,
    _ inputs: Int,
    _ columns: Int,
    wild: Bool,
    _ random: inout RandomTables
  ) {
    let (sparse, table) = random.sparse(rows, inputs, wild: wild)
    let right = random.table(inputs, columns, wild: wild)
    let start = random.table(1, columns, wild: wild)
    let delta = random.table(rows, columns, wild: wild)
    let (decay, factor) = (random.number(wild: false), random.number(wild: false))

    let forward = Reference.product(table, right, startingFrom: start[0], skippingZeros: true)
    let gradient = Reference.product(Reference.transposed(table), delta, skippingZeros: true)
    let updated = Reference.updated(right, decay: decay, factor: factor, by: gradient)
    let (r, s, d) = (Matrix(right), Matrix(start), Matrix(delta))
    alwaysSplitting {
      for threads in [1, 2, 3, 7] {
        let name = "\(rows)×\(inputs)×\(columns), \(threads) threads"
        var product = Matrix(rows: 0, columns: 0)
        product.setProduct(sparse, r, startingFrom: s, threads: threads)
        #expect(same(product, forward), "\(name)")
        product.setProduct(transposed: sparse, d, threads: threads)
        #expect(same(product, gradient), "transposed \(name)")
        var moved = r
        moved.update(decay: decay, factor: factor, productTransposed: sparse, d, threads: threads)
        #expect(same(moved, updated), "update \(name)")
        moved = r
        moved.update(decay: decay, factor: factor, gradient: product, threads: threads)
        #expect(same(moved, updated), "update in two steps \(name)")
      }
    }
  }

  @Test("a zero input is left out, even before ∞")
  func zerosAreLeftOut() {
    var sparse = SparseRows(columns: 2)
    sparse.append(codes: [0, 255])
    var product = Matrix(rows: 0, columns: 0)
    product.setProduct(sparse, Matrix([[.infinity], [2]]))
    #expect(product[0, 0] == 2)
  }
}
