import Arithmetic
import Testing

@testable import BackpropCore

@Suite("The slope of the cost without any backward pass")
struct NumericDerivativeTests {
  private func derivative(_ problem: Problem, _ parameter: Parameter, _ terms: [Term]) -> Double {
    problem.network.numericDerivative(
      of: parameter,
      inputs: problem.inputs,
      labels: problem.labels,
      objective: problem.objective(terms)
    )
  }

  @Test("it agrees with backpropagation in about ten digits", arguments: Output.all)
  func agrees(output: Output) {
    let problem = Problem(.tanh, output)
    let terms = [Term.l2(lambda: 3), .l1(lambda: 2)]
    let gradient = problem.gradient(terms)
    for parameter in problem.network.parameters {
      let numeric = derivative(problem, parameter, terms)
      #expect((numeric - gradient[parameter]).magnitude < 2e-10, "\(parameter)")
    }
  }

  @Test("a term forgotten in the gradient is found out")
  func canFail() {
    let problem = Problem(.tanh)
    let parameter = Parameter(layer: 2, from: 3, to: 1)
    let without = problem.gradient([])[parameter]
    #expect((derivative(problem, parameter, []) - without).magnitude < 2e-10)
    for term in [Term.l2(lambda: 3), .l1(lambda: 2)] {
      #expect((derivative(problem, parameter, [term]) - without).magnitude > 1e-3)
    }
  }

  @Test("at w = 0 the two sides of |w| cancel, as the L1 gradient has it")
  func kink() {
    var problem = Problem(.tanh)
    let parameter = Parameter(layer: 1, from: 4, to: 2)
    problem.network[parameter] = 0
    let terms = [Term.l1(lambda: 100, scale: .batch)]
    let expected = problem.gradient(terms)[parameter]
    #expect(expected == problem.gradient()[parameter])
    #expect((derivative(problem, parameter, terms) - expected).magnitude < 1e-8)
  }

  @Test("large weights are moved by more: L2 alone has λ/n w")
  func large() {
    var problem = Problem(.sigmoid)
    // Of a pixel that is always 0: the data say nothing of it.
    let parameter = Parameter(layer: 1, from: 0, to: 0)
    for w in [1e-3, 1, 1234.1, 1e8, 1e15] {
      problem.network[parameter] = w
      let numeric = derivative(problem, parameter, [.l2(lambda: 3)])
      #expect(close(numeric, 3 / 40.0 * w, relative: w < 1 ? 1e-6 : 1e-9), "\(w)")
    }
  }
}
