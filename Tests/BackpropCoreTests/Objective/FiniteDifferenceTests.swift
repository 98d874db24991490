import Arithmetic
import Testing

@testable import BackpropCore

@Suite("The gradient is the derivative of the cost, by central differences")
struct FiniteDifferenceTests {
  /// A pair of activation and output, and what is added to the cost.
  struct Setting: CustomTestStringConvertible {
    let activation: Activation
    let output: Output
    let terms: [Term]

    var testDescription: String {
      let terms = terms.map { term in
        "\(term.kind.name) \(term.isOn ? "\(term.scale.dividing("\(term.lambda)"))" : "off")"
      }
      return ([activation.name, output.name] + terms).joined(separator: ", ")
    }
  }

  /// No term, each by n and by m, off, with λ = 0; all together, by the same and by different divisors.
  static let terms: [[Term]] = {
    let kinds = Term.Kind.all
    let alone = kinds.flatMap { kind in
      [
        [Term(kind, lambda: 3)], [Term(kind, lambda: 0.7, scale: .batch)], [Term(kind, lambda: 0)],
        [Term(kind, lambda: 0.02, scale: .none)], [Term(kind, lambda: 3, isOnBiases: true)],
        kinds.map { Term($0, isOn: $0 != kind, lambda: 3) },
      ]
    }
    let together = Term.Scale.allCases.map { scale in
      kinds.map { Term($0, lambda: 1, scale: scale) }
    }
    let mixed = kinds.enumerated().map { i, kind in
      Term(kind, lambda: 2, scale: i.isMultiple(of: 2) ? .batch : .dataset)
    }
    return [[]] + alone + together + [mixed]
  }()

  static let settings = Activation.all.flatMap { activation in
    Output.all.flatMap { output in
      terms.map { Setting(activation: activation, output: output, terms: $0) }
    }
  }

  private static let h = 1e-5

  /// The largest |analytic − numeric| over all weights and biases.
  private func largestError(of gradient: Gradient, _ problem: Problem, _ terms: [Term]) -> Double {
    problem.network.parameters.map { parameter in
      var (up, down) = (problem, problem)
      up.network[parameter] += Self.h
      down.network[parameter] -= Self.h
      let numeric = (up.cost(terms).total - down.cost(terms).total) / (2 * Self.h)
      return (gradient[parameter] - numeric).magnitude
    }.max() ?? .infinity
  }

  @Test(arguments: settings)
  func everyParameter(setting: Setting) {
    let problem = Problem(setting.activation, setting.output)
    #expect(
      largestError(of: problem.gradient(setting.terms), problem, setting.terms) < 1e-8
    )
  }

  @Test("no weight and no hidden unit is so near 0 that a difference reaches over a kink")
  func kinks() {
    let problem = Problem(.relu)
    let weights = problem.network.layers.flatMap(\.weights.values)
    let hidden = (1...2).flatMap { problem.forward.z($0).values }
    #expect((weights + hidden).allSatisfy { $0.magnitude > 10 * Self.h })
    // Both sides of the kink are there.
    #expect(hidden.contains { $0 < 0 } && hidden.contains { $0 > 0 })
  }

  @Test(
    "a term over m instead of n is found out, one forgotten, and one taken for another",
    arguments: Output.all,
    Term.Kind.all
  )
  func wrongTerms(output: Output, kind: Term.Kind) {
    let problem = Problem(.sigmoid, output)
    let right = [Term(kind, lambda: 3)]
    let other: Term.Kind = kind == .l2 ? .l1 : .l2
    for wrong in [[Term(kind, lambda: 3, scale: .batch)], [], [Term(other, lambda: 3)]] {
      #expect(largestError(of: problem.gradient(wrong), problem, right) > 1e-3)
    }
  }

  @Test("the gradient of another activation or output is found out")
  func wrongPairs() {
    let problem = Problem(.tanh, .crossEntropy)
    let (network, terms) = (problem.network, [Term.l2(lambda: 3)])
    let sigmoid = Network(
      layers: network.layers.map { Layer(weights: $0.weights, biases: $0.biases) },
      output: .crossEntropy
    )
    for wrong in [
      sigmoid, Network(layers: network.layers, output: .quadratic),
      Network(layers: network.layers, output: .logLikelihood),
    ] {
      #expect(largestError(of: Problem(wrong).gradient(terms), problem, terms) > 1e-3)
    }
  }
}
