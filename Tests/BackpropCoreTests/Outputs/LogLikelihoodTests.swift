import Arithmetic
import Testing

@testable import BackpropCore

@Suite("Softmax outputs, and minus the logarithm of the likelihood of the labels")
struct LogLikelihoodTests {
  private let output = Output.logLikelihood

  private func softmax(_ z: Matrix) -> Matrix {
    var a = Matrix(rows: 0, columns: 0)
    output.activation.apply(z, &a, 1)
    return a
  }

  @Test("against 50 digits, from tame to extreme")
  func numbers() throws {
    for row in try Functions.read().rows {
      let z = Matrix(row: row.z)
      for (a, expected) in zip(softmax(z).values, row.softmax) {
        #expect((a - expected).magnitude <= 2e-15 * expected, "\(row)")
      }
      // Near 0 the logarithm of a sum near 1 is found to the last places of 1.
      let cost = output.sum(z, softmax(z), [row.label])
      #expect((cost - row.logLikelihood).magnitude <= 1e-15 * max(1, row.logLikelihood), "\(row)")
    }
  }

  @Test("rows add up to 1 and stay between 0 and 1, however large z is")
  func probabilities() {
    let z = Matrix([
      [1e308, -1e308, 0, 1], [-1e308, -1e308, -1e308, -1e308], [1e308, 1e308, 1e308, 1e308],
      [709, 710, 711, 712], [-745, -746, -747, -748], [0x1p-1060, 0, -0x1p-1060, 0x1p-1074],
    ])
    let a = softmax(z)
    for row in 0..<z.rows {
      #expect(a.row(row).allSatisfy { (0...1).contains($0) })
      #expect((a.row(row).reduce(0, +) - 1).magnitude <= 4e-16)
      #expect(output.sum(Matrix(row: z.row(row)), a, [3]) >= 0)
    }
    #expect(a.row(0) == [1, 0, 0, 0] && a.row(1) == [0.25, 0.25, 0.25, 0.25])
  }

  @Test("what all units of an image have in common changes nothing")
  func shift() {
    let z: [Double] = [1.5, -2, 0.25, 3]
    let (plain, cost) = (softmax(Matrix(row: z)), output.sum(Matrix(row: z), Matrix(row: z), [1]))
    // Powers of two, so that the sum is exact and the bits must be the same.
    for shift in [1, -8, 1024, -0x1p40] {
      let shifted = Matrix(row: z.map { $0 + shift })
      #expect(softmax(shifted) == plain)
      #expect(output.sum(shifted, shifted, [1]) == cost)
    }
  }

  @Test("one image does not see another")
  func rows() {
    let z = Matrix([[1, 2, 3], [1e300, 0, -5]])
    #expect(softmax(z).row(0) == softmax(Matrix(row: [1, 2, 3])).values)
  }

  @Test("among ten units that know nothing each has 0.1, and the label costs ln 10")
  func doubt() {
    let z = Matrix(rows: 3, columns: 10)
    #expect(softmax(z).values.allSatisfy { $0 == 0.1 })
    #expect(
      close(output.mean(z: z, a: z, labels: [0, 5, 9]), 2.302_585_092_994_046, relative: 1e-15)
    )
  }

  @Test("is the activation of outputs only, and knows no value of one number")
  func outputsOnly() {
    #expect(output.activation.value == nil && !Activation.all.contains(output.activation))
    #expect(output.activation.bounds == 0...1 && !output.deltaHasSlope)
    #expect(output.activation.slope(0.25) == 0.1875)
  }
}
