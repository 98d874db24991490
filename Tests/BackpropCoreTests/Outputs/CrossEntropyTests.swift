import Arithmetic
import Testing

@testable import BackpropCore

@Suite("Cross-entropy of sigmoid outputs")
struct CrossEntropyTests {
  private let output = Output.crossEntropy

  @Test("against 50 digits, from tame to extreme")
  func numbers() throws {
    for row in try Functions.read().rows {
      let (z, none) = (Matrix(row: row.z), Matrix(rows: 0, columns: 0))
      #expect(close(output.sum(z, none, [row.label]), row.crossEntropy, relative: 1e-15), "\(row)")
    }
  }

  @Test("a unit in doubt costs ln 2")
  func doubt() {
    let z = Matrix(rows: 2, columns: 5)
    #expect(close(output.sum(z, z, [0, 4]), 10 * 0.693_147_180_559_945_3, relative: 1e-15))
  }

  @Test("the slope cancels: a saturated unit that is wrong has an error of 1, exactly")
  func cancels() {
    var delta = Matrix(rows: 0, columns: 0)
    output.delta(a: Matrix(row: [1, 0, 0.25]), labels: [1], into: &delta)
    #expect(delta == Matrix(row: [1, -1, 0.25]))
    #expect(!output.deltaHasSlope && output.activation == .sigmoid)
  }
}
