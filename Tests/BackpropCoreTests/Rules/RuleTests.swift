import Arithmetic
import Testing

@testable import BackpropCore

@Suite("Every rule: a value that moves the weights")
struct RuleTests {
  private let terms = [Term.l2(lambda: 3), .l1(lambda: 2)]

  /// Steps of a rule; the problem's network and the rule after them.
  private func run(_ kind: Rule.Kind, steps: Int, eta: Double) -> (Problem, Rule) {
    var (problem, rule) = (Problem(), Rule(kind))
    let hyper = Hyperparameters(eta: eta, mu: 0.5, objective: problem.objective(terms))
    for _ in 0..<steps { rule.update(&problem.network, by: problem.gradient(terms), hyper) }
    return (problem, rule)
  }

  @Test("a small step goes down the slope", arguments: Rule.Kind.all)
  func descends(kind: Rule.Kind) {
    let before = Problem().cost(terms).total
    var last = before
    for steps in 1...4 {
      let cost = run(kind, steps: steps, eta: 0.05).0.cost(terms).total
      #expect(cost < last)
      last = cost
    }
  }

  @Test(
    "the first step is −η g in all, with or without speed",
    arguments: [Rule.Kind.descent, .momentum]
  )
  func firstStep(kind: Rule.Kind) {
    let (start, (after, _)) = (Problem(), run(kind, steps: 1, eta: 0.25))
    let gradient = start.gradient(terms)
    for parameter in start.network.parameters {
      let expected = start.network[parameter] - 0.25 * gradient[parameter]
      #expect((after.network[parameter] - expected).magnitude < 1e-15)
    }
  }

  @Test("what the parts moved adds up to what moved", arguments: Rule.Kind.all)
  func moves(kind: Rule.Kind) {
    var (problem, rule) = run(kind, steps: 3, eta: 0.25)
    let (before, gradient) = (problem.network, problem.gradient(terms))
    let hyper = Hyperparameters(eta: 0.25, mu: 0.5, objective: problem.objective(terms))
    rule.update(&problem.network, by: gradient, hyper)
    for l in 1...3 {
      let parts = kind.moves(l, gradient, hyper, rule)
      #expect(parts.entries.map(\.part) == [.data, .term(.l2), .term(.l1)])
      let moved = problem.network[l].weights - before[l].weights
      #expect((moved - parts.total).largest.map { $0.value.magnitude < 1e-15 } == true)
    }
  }

  @Test("a copy goes its own way", arguments: Rule.Kind.all)
  func value(kind: Rule.Kind) {
    let (problem, rule) = run(kind, steps: 2, eta: 0.25)
    var (copy, other) = (rule, problem.network)
    let hyper = Hyperparameters(eta: 0.25, objective: problem.objective(terms))
    copy.update(&other, by: problem.gradient(terms), hyper)
    let (sameProblem, sameRule) = run(kind, steps: 2, eta: 0.25)
    #expect(rule == sameRule && problem.network == sameProblem.network)
    #expect(other != problem.network && (kind.isPlain || copy != rule))
  }

  @Test func namesFindThem() {
    for kind in Rule.Kind.all { #expect(Rule.Kind.named(kind.name) == kind) }
    #expect(Set(Rule.Kind.all.map(\.name)).count == Rule.Kind.all.count)
    #expect(Rule.Kind.named("") == nil)
    #expect(Rule().kind == .descent && Rule(.momentum) != Rule(.descent))
  }
}
