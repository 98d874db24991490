import Arithmetic
import Testing

@testable import BackpropCore

@Suite("What L2 adds, by hand: n = 50,000, m = 10, η = 0.5, Σw² = 200")
struct L2Tests {
  struct Row: Sendable {
    let l2: Term
    let divisor: Int
    let factor: Double
    let penalty: Double
    let decay: Double
  }

  static let table = [
    Row(l2: Term.l2(lambda: 5), divisor: 50_000, factor: 1e-4, penalty: 0.01, decay: 0.99995),
    Row(l2: Term.l2(lambda: 5, scale: .batch), divisor: 10, factor: 0.5, penalty: 50, decay: 0.75),
    Row(l2: Term.l2(lambda: 0), divisor: 50_000, factor: 0, penalty: 0, decay: 1),
    Row(l2: Term.l2(isOn: false, lambda: 5), divisor: 50_000, factor: 0, penalty: 0, decay: 1),
  ]

  @Test(arguments: table)
  func numbers(row: Row) {
    func close(_ a: Double, _ b: Double) -> Bool { (a - b).magnitude <= 1e-15 * max(1, b) }
    #expect(row.l2.divisor(n: 50_000, m: 10) == row.divisor)
    #expect(close(row.l2.factor(n: 50_000, m: 10), row.factor))
    #expect(close(row.l2.isOn ? row.l2.cost(ofSum: 200, n: 50_000, m: 10) : 0, row.penalty))
    #expect(close(1 - row.l2.stepFactor(eta: 0.5, n: 50_000, m: 10), row.decay))
  }

  @Test("by the student's scale the penalty is n/m times too strong")
  func mistake() {
    let right = Term.l2(lambda: 0.5).factor(n: 250_000, m: 50)
    let wrong = Term.l2(lambda: 0.5, scale: .batch).factor(n: 250_000, m: 50)
    #expect((wrong / right - 5000).magnitude < 1e-9)
  }

  @Test("Σw² = 18 and λ/n W, by hand: n = 50, m = 5, λ = 2; biases are left alone")
  func network() {
    let weights = Matrix([[1, -2], [2, 3]])
    let network = Network(
      layers: [Layer(weights: weights, biases: Matrix(row: [100, 100]))],
      output: .crossEntropy
    )
    let (right, wrong) = (Term.l2(lambda: 2), Term.l2(lambda: 2, scale: .batch))
    #expect(Term.l2(lambda: 1).sum(over: network) == 18)
    #expect(right.cost(of: network, n: 50, m: 5) == 0.02 * 18)
    #expect(wrong.cost(of: network, n: 50, m: 5) == 0.2 * 18)
    #expect(right.gradient(of: weights, n: 50, m: 5)?.values == [0.04, -0.08, 0.08, 0.12])
    #expect(Term.Kind.l2.isProportional && Term.Kind.l2.isAlwaysListed)
  }
}
