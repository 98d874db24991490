import Arithmetic
import Testing

@testable import BackpropCore

@Suite("Every term: a sum over the weights and its derivative")
struct TermTests {
  @Test(
    "the slope of one weight is the gradient of the whole matrix, to the bit",
    arguments: Term.Kind.all
  )
  func slope(kind: Term.Kind) {
    let gradient = kind.gradient(Matrix(row: Numbers.all), 1).values
    for (w, slope) in zip(Numbers.all, gradient) {
      let value = kind.slope(w)
      #expect(value == slope || (value.isNaN && slope.isNaN), "at \(w)")
    }
  }

  @Test(
    "the gradient is the derivative of the cost, by central differences",
    arguments: Term.Kind.all
  )
  func derivative(kind: Term.Kind) throws {
    let network = Problem().network
    for scale in Term.Scale.allCases {
      let term = Term(kind, lambda: 1.5, scale: scale)
      for parameter in network.parameters {
        var (up, down) = (network, network)
        up[parameter] += 1e-5
        down[parameter] -= 1e-5
        let numeric =
          try
          (#require(term.cost(of: up, n: 40, m: 5)) - #require(term.cost(of: down, n: 40, m: 5)))
          / 2e-5
        let gradient = try #require(
          term.gradient(of: network[parameter.layer].weights, n: 40, m: 5)
        )
        // Biases are left alone.
        let analytic = parameter.from.map { gradient[$0, parameter.to] } ?? 0
        #expect((analytic - numeric).magnitude < 1e-9, "\(parameter)")
      }
    }
  }

  @Test("λ is divided by n or by m", arguments: Term.Kind.all)
  func divisor(kind: Term.Kind) {
    let right = Term(kind, lambda: 3)
    let wrong = Term(kind, lambda: 3, scale: .batch)
    #expect(right.divisor(n: 60, m: 10) == 60 && wrong.divisor(n: 60, m: 10) == 10)
    #expect(right.factor(n: 60, m: 10) == 0.05 && wrong.factor(n: 60, m: 10) == 0.3)
  }

  @Test("while it is off it is nothing: no cost, no gradient, no factor", arguments: Term.Kind.all)
  func off(kind: Term.Kind) {
    let (term, network) = (Term(kind, isOn: false, lambda: 3), Problem().network)
    #expect(term.cost(of: network, n: 40, m: 5) == nil)
    #expect(term.gradient(of: network[1].weights, n: 40, m: 5) == nil)
    #expect(term.factor(n: 40, m: 5) == 0 && term.stepFactor(eta: 1, n: 40, m: 5) == 0)
  }

  @Test("η and λ are multiplied before they are divided")
  func order() {
    let (eta, lambda, n) = (0.1, 0.1, 3.0)
    let multipliedFirst = eta * lambda / n
    #expect(Term.l2(lambda: lambda).stepFactor(eta: eta, n: 3, m: 1) == multipliedFirst)
    let dividedFirst = eta * (lambda / n)
    #expect(multipliedFirst != dividedFirst)
  }

  @Test func keysAndSettingsAreUnique() {
    let kinds = Term.Kind.all
    for names in [kinds.map(\.name), kinds.map(\.key), kinds.map(\.symbol), kinds.map(\.setting)] {
      #expect(Set(names).count == kinds.count)
    }
    #expect(Term.Kind.l2 != .l1)
  }

  @Test func formulasNameTheDivisor() {
    #expect(Term.Kind.l2.costFormula(.dataset) == "λ/(2n) Σw²")
    #expect(Term.Kind.l2.costFormula(.batch) == "λ/(2m) Σw²")
    #expect(Term.Kind.l1.costFormula(.dataset) == "λ₁/n Σ|w|")
    #expect(Term.Kind.l1.costFormula(.batch) == "λ₁/m Σ|w|")
    #expect(Term.Kind.l2.gradientFormula("W") == "W")
    #expect(Term.Kind.l1.gradientFormula("W") == "sign W")
  }
}
