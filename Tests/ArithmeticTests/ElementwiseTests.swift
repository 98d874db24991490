import Arithmetic
import Testing

@Suite("Place by place: each function equals scalar code to the bit")
struct ElementwiseTests {
  @Test(arguments: 0..<12)
  func functions(seed: Int) {
    var random = RandomTables(seed: UInt64(2000 + seed))
    let (rows, columns) = (random.size(with: 3000), random.size(with: 5000))
    let (x, y) = (random.table(rows, columns, wild: true), random.table(rows, columns, wild: true))
    let (a, b) = (Matrix(x), Matrix(y))
    func each(_ f: (Double) -> Double) -> Reference.Table { x.map { $0.map(f) } }
    func pairs(_ f: (Double, Double) -> Double) -> Reference.Table {
      zip(x, y).map { zip($0, $1).map(f) }
    }
    func made(_ make: (inout Matrix) -> Void) -> Matrix {
      var matrix = Matrix(rows: 0, columns: 0)
      make(&matrix)
      return matrix
    }
    func changed(_ change: (inout Matrix) -> Void) -> Matrix {
      var matrix = a
      change(&matrix)
      return matrix
    }
    #expect(same(made { $0.setCopy(of: a) }, x))
    #expect(same(made { $0.setSigmoid(of: a) }, each(Elementary.sigmoid)))
    #expect(same(made { $0.setTanh(of: a) }, each(Elementary.tanh)))
    #expect(same(made { $0.setRelu(of: a) }, each { $0 <= 0 ? 0 : $0 }))
    #expect(same(made { $0.setTransposed(of: a) }, Reference.transposed(x)))
    #expect(same(a.scaled(by: 0.3), each { $0 * 0.3 }))
    #expect(same(a.divided(by: 3), each { $0 / 3 }))
    #expect(same(a.signs(times: 0.3), each { $0 > 0 ? 0.3 : $0 < 0 ? -0.3 : $0 }))
    #expect(same(a + b, pairs(+)))
    #expect(same(a - b, pairs(-)))
    #expect(same(changed { $0.scale(by: 0.3) }, each { $0 * 0.3 }))
    #expect(same(changed { $0.add(0.3, times: b) }, pairs { $0.addingProduct(0.3, $1) }))
    #expect(same(changed { $0.multiply(by: b) }, pairs { $0 * $1 }))
    #expect(same(changed { $0.multiplyBySigmoidSlope(at: b) }, pairs { ($0 * $1) * (1 - $1) }))
    #expect(same(changed { $0.multiplyByTanhSlope(at: b) }, pairs { $0 * ((1 - $1) * (1 + $1)) }))
    #expect(same(changed { $0.multiplyByReluSlope(at: b) }, pairs { $1 <= 0 ? 0 : $0 }))
    let updated = Reference.updated(x, decay: 0.99, factor: -0.05, by: y)
    alwaysSplitting {
      for threads in [1, 2, 3, 7] {
        let matrix = changed {
          $0.update(decay: 0.99, factor: -0.05, gradient: b, threads: threads)
        }
        #expect(same(matrix, updated))
      }
    }
  }

  @Test("a sign is that of any number that has one: 0 has none, and NaN stays NaN")
  func signs() {
    let tiny = Double.leastNonzeroMagnitude
    let signs = Matrix([[tiny, -tiny, .infinity, -.infinity, 0, -0.0, .nan]]).signs(times: 2)
    #expect(signs.values.prefix(6) == [2, -2, 2, -2, 0, 0] && signs[0, 6].isNaN)
  }
}
