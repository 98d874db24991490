import Arithmetic
import Testing

@testable import BackpropCore

@Suite("Every output: cost, activation and δ_L belong together")
struct OutputTests {
  private let z = Matrix([[1, -2, 0.5], [0.25, 3, -1], [-0.75, 0.125, 0.5]])
  private let labels: [UInt8] = [0, 2, 1]

  private func cost(_ output: Output, _ z: Matrix) -> Double {
    output.sum(z, activations(output, z), labels)
  }

  private func activations(_ output: Output, _ z: Matrix) -> Matrix {
    var a = Matrix(rows: 0, columns: 0)
    output.activation.apply(z, &a, 1)
    return a
  }

  /// The largest |δ − ∂C₀/∂z| over images and units, per image, by central differences.
  private func largestError(of delta: Matrix, _ output: Output) -> Double {
    var worst = 0.0
    for row in 0..<z.rows {
      for column in 0..<z.columns {
        var (up, down) = (z, z)
        up[row, column] += 1e-5
        down[row, column] -= 1e-5
        let numeric = (cost(output, up) - cost(output, down)) / 2e-5
        worst = max(worst, (delta[row, column] - numeric).magnitude)
      }
    }
    return worst
  }

  @Test("δ_L is the derivative of the cost through the activation", arguments: Output.all)
  func delta(output: Output) {
    var delta = Matrix(rows: 0, columns: 0)
    output.delta(a: activations(output, z), labels: labels, into: &delta)
    #expect(largestError(of: delta, output) < 1e-9)
  }

  @Test("the δ_L of another pair is found out")
  func canFail() {
    for (output, other) in [
      (Output.crossEntropy, Output.quadratic), (.quadratic, .crossEntropy),
      (.logLikelihood, .crossEntropy), (.crossEntropy, .logLikelihood),
    ] {
      var delta = Matrix(rows: 0, columns: 0)
      other.delta(a: activations(other, z), labels: labels, into: &delta)
      #expect(largestError(of: delta, output) > 1e-2, "\(other.name) for \(output.name)")
    }
  }

  @Test("the mean is the sum over images divided by m", arguments: Output.all)
  func mean(output: Output) {
    let a = activations(output, z)
    #expect(output.mean(z: z, a: a, labels: labels) == output.sum(z, a, labels) / 3)
  }

  @Test func namesFindThem() {
    for output in Output.all { #expect(Output.named(output.name) == output) }
    #expect(Set(Output.all.map(\.name)).count == Output.all.count)
    #expect(Output.named("sigmoid") == nil && Output.named("") == nil)
  }

  @Test func formulasSayWhetherTheSlopeStays() {
    #expect(Output.crossEntropy.deltaFormula(z: "z₂") == "a − y")
    #expect(Output.quadratic.deltaFormula(z: "z₂") == "(a − y) ⊙ σ′(z₂)")
    #expect(Output.logLikelihood.deltaFormula(z: "z₂") == "a − y")
  }
}
