import Arithmetic
import Testing

@Suite("Against one-hot targets")
struct TargetsTests {
  let labels: [UInt8] = [2, 0, 9]
  let z: Matrix
  let table: Reference.Table

  init() {
    var random = RandomTables(seed: 4)
    table = random.table(3, 10, wild: false)
    z = Matrix(table)
  }

  @Test func differenceTakesOneFromTheColumnOfTheLabel() {
    var expected = table
    for (row, label) in labels.enumerated() { expected[row][Int(label)] -= 1 }
    var difference = Matrix(rows: 0, columns: 0)
    difference.setDifference(of: z, from: labels)
    #expect(same(difference, expected))
  }

  @Test func crossEntropyIsSummedRowByRow() {
    var sum = 0.0
    for (row, label) in labels.enumerated() {
      for (column, z) in table[row].enumerated() {
        sum += Elementary.softplus(column == Int(label) ? -z : z)
      }
    }
    #expect(z.crossEntropySum(labels: labels) == sum)
  }

  @Test("the cross-entropy of a hopeless answer is large, not infinite")
  func finiteHoweverWrong() {
    let wrong = Matrix([[1000, -1000]])
    #expect(wrong.crossEntropySum(labels: [1]) == 2000)
    #expect(wrong.crossEntropySum(labels: [0]) == 0)
  }

  @Test func squaresAreSummedRowByRow() {
    var sum = 0.0
    for (row, label) in labels.enumerated() {
      for (column, a) in table[row].enumerated() {
        let d = a - (column == Int(label) ? 1 : 0)
        sum = sum.addingProduct(d, d)
      }
    }
    #expect(z.squaredDifferenceSum(labels: labels) == sum)
  }
}
