import Arithmetic
import Testing

@testable import BackpropCore

@Suite("The gradient with its contributions apart")
struct GradientTests {
  private let problem = Problem(.tanh)
  private let terms = [Term.l2(lambda: 3), .l1(lambda: 2, scale: .batch)]

  @Test("sums become means: what the data ask for, of weights and of biases")
  func means() {
    let (gradient, sums) = (problem.gradient(terms), problem.step.dataGradient)
    #expect(gradient.layerCount == 3 && gradient.imageCount == 5)
    for l in 1...3 {
      #expect(gradient.data(l).values == sums.weightSums[l - 1].values.map { $0 / 5 })
      #expect(gradient.biases(l).total.values == sums.biasSums[l - 1].values.map { $0 / 5 })
      #expect(gradient.weights(l).data == gradient.data(l))
    }
  }

  @Test("each term's part is its own gradient; the total their sum in order")
  func parts() throws {
    let gradient = problem.gradient(terms)
    for l in 1...3 {
      let (weights, ledger) = (problem.network[l].weights, gradient.weights(l))
      let (l2, l1) = (
        try #require(ledger[.term(.l2)]), try #require(ledger[.term(.l1)])
      )
      #expect(l2 == weights.scaled(by: 3 / 40.0) && l1 == weights.signs(times: 2 / 5.0))
      #expect(ledger.total == ledger.data + l2 + l1)
    }
  }

  @Test("the ratio of norms: 5 to 10, by hand, and 13 to 10 for both together")
  func ratio() {
    let ledger = Ledger(
      data: Matrix(row: [6, -8]),
      terms: [
        .init(part: .term(.l2), value: Matrix(row: [3, 4])),
        .init(part: .term(.l1), value: Matrix(row: [2, 8])),
      ]
    )
    #expect(ledger.ratio(of: .term(.l2)) == 0.5 && ledger.ratio(of: .data) == 1)
    #expect(ledger.ratio == 1.3)
  }

  @Test("while terms are off their ratio is 0")
  func off() {
    let ledger = problem.gradient([.l2(isOn: false, lambda: 3)]).weights(1)
    #expect(ledger.ratio(of: .term(.l2)) == 0 && ledger.ratio(of: .term(.l1)) == 0)
    #expect(ledger.ratio == 0 && ledger.total == ledger.data)
  }

  @Test("it is that of the weights it was taken at, whatever becomes of them")
  func value() {
    var moved = problem
    let gradient = moved.gradient(terms)
    let before = gradient.weights(2).total
    moved.network[2].weights[0, 0] = 1e6
    #expect(gradient.weights(2).total == before)
  }
}
