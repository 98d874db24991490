import Arithmetic
import Testing

@testable import BackpropCore

@Suite("What L1 adds: every weight is pulled to 0 equally")
struct L1Tests {
  @Test("Σ|w| = 6.5 and signs, by hand: n = 50, m = 5, λ₁ = 2")
  func byHand() throws {
    let weights = Matrix([[1, -2], [0, 3.5]])
    let network = Network(
      layers: [Layer(weights: weights, biases: Matrix(row: [100, 100]))],
      output: .crossEntropy
    )
    let (right, wrong) = (Term.l1(lambda: 2), Term.l1(lambda: 2, scale: .batch))
    #expect(Term.l1(lambda: 1).sum(over: network) == 6.5)
    #expect(right.cost(of: network, n: 50, m: 5) == 0.04 * 6.5)
    #expect(wrong.cost(of: network, n: 50, m: 5) == 0.4 * 6.5)
    #expect(right.gradient(of: weights, n: 50, m: 5)?.values == [0.04, -0.04, 0, 0.04])
    #expect(wrong.gradient(of: weights, n: 50, m: 5)?.values == [0.4, -0.4, 0, 0.4])
  }

  @Test("the pull does not depend on the size of a weight")
  func equalPull() throws {
    let sizes = [Double.leastNonzeroMagnitude, 1e-300, 1e-9, 1, 1e300, .infinity]
    let weights = Matrix([sizes, sizes.map(-)])
    let gradient = try #require(Term.l1(lambda: 3).gradient(of: weights, n: 4, m: 1))
    #expect(gradient.row(0).allSatisfy { $0 == 0.75 } && gradient.row(1).allSatisfy { $0 == -0.75 })
  }

  @Test("0 and −0 are not pulled, and what is no number stays none")
  func special() throws {
    let gradient = try #require(
      Term.l1(lambda: 3).gradient(of: Matrix(row: [0, -0.0, .nan]), n: 1, m: 1)
    )
    #expect(gradient[0, 0] == 0 && gradient[0, 1] == 0 && gradient[0, 2].isNaN)
    #expect(Term.Kind.l1.slope(0) == 0 && Term.Kind.l1.slope(-0.0) == 0)
    #expect(Term.Kind.l1.slope(.nan).isNaN)
  }

  @Test("its gradient is no multiple of the weights, and it is listed only while it is on")
  func kind() {
    #expect(!Term.Kind.l1.isProportional && !Term.Kind.l1.isAlwaysListed)
    #expect(Objective([.l1(isOn: false, lambda: 1)], n: 1).listed.isEmpty)
    #expect(Objective([.l1(lambda: 0)], n: 1).listed.count == 1)
  }
}
