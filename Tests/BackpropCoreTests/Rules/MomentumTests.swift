import Arithmetic
import Testing

@testable import BackpropCore

@Suite("Momentum: weights keep part of their speed, each part's apart")
struct MomentumTests {
  private let both = [Term.l2(lambda: 3), .l1(lambda: 2, scale: .batch)]

  private func hyper(_ problem: Problem, _ terms: [Term], mu: Double) -> Hyperparameters {
    Hyperparameters(eta: 0.3, mu: mu, objective: problem.objective(terms))
  }

  private func step(_ problem: inout Problem, _ rule: inout Rule, _ terms: [Term], mu: Double) {
    rule.update(&problem.network, by: problem.gradient(terms), hyper(problem, terms, mu: mu))
  }

  @Test("v ← fma(−η, g, μ · v) for each part, and w ← w + their sum, to the bit")
  func operations() throws {
    var (problem, rule) = (Problem(), Rule(.momentum))
    step(&problem, &rule, both, mu: 0.9)
    let (before, last, gradient) = (problem.network, rule.memory, problem.gradient(both))
    step(&problem, &rule, both, mu: 0.8)
    for l in 1...3 {
      var moved: Matrix?
      for entry in gradient.weights(l).entries {
        let name = "velocity.\(entry.part.key).w\(l)"
        let (old, new) = (try #require(last[name]), try #require(rule.memory[name]))
        let g = try #require(entry.value).values
        #expect(new.values == zip(old.values, g).map { ($0 * 0.8).addingProduct(-0.3, $1) })
        moved = moved.map { $0 + new } ?? new
      }
      #expect(problem.network[l].weights == before[l].weights + (try #require(moved)))
      #expect(rule.tensors["velocity.w\(l)"] == moved)
      let biases = try #require(rule.memory["velocity.b\(l)"])
      #expect(problem.network[l].biases == before[l].biases + biases)
    }
  }

  @Test("what it remembers, by name: only parts that were ever on, and files have their sum too")
  func names() {
    var (problem, rule) = (Problem(), Rule(.momentum))
    #expect(rule.memory.isEmpty && rule.tensors.isEmpty)
    func expect(_ parts: [String], sums: [String]) {
      func names(_ keys: [String]) -> Set<String> {
        Set((1...3).flatMap { l in keys.map { "velocity.\($0)\(l)" } })
      }
      #expect(Set(rule.memory.keys) == names(parts))
      #expect(Set(rule.tensors.keys) == names(parts + sums))
    }
    step(&problem, &rule, [.l2(isOn: false, lambda: 3)], mu: 0.9)
    expect(["data.w", "b"], sums: ["w"])
    step(&problem, &rule, [.l1(lambda: 3)], mu: 0.9)
    expect(["data.w", "l1.w", "b"], sums: ["w"])
    step(&problem, &rule, both, mu: 0.9)
    expect(["data.w", "l1.w", "l2.w", "b"], sums: ["w"])
    step(&problem, &rule, [], mu: 0.9)
    expect(["data.w", "l1.w", "l2.w", "b"], sums: ["w"])
  }

  @Test("a term switched off asks for nothing more, and what it did fades by μ a step")
  func fades() throws {
    var (problem, rule) = (Problem(), Rule(.momentum))
    for _ in 0..<3 { step(&problem, &rule, both, mu: 0.9) }
    var expected = try (1...3).map { try #require(rule.memory["velocity.l1.w\($0)"]) }
    for _ in 0..<10 {
      step(&problem, &rule, [.l2(lambda: 3), .l1(isOn: false, lambda: 2)], mu: 0.5)
      expected = expected.map { $0.scaled(by: 0.5) }
      for l in 1...3 { #expect(rule.memory["velocity.l1.w\(l)"] == expected[l - 1]) }
    }
    step(&problem, &rule, [], mu: 0)
    #expect(rule.memory["velocity.l1.w1"]?.values.allSatisfy { $0 == 0 } == true)
    // It is in the moves for as long as it is remembered.
    let moves = Rule.Kind.momentum.moves(1, problem.gradient(), hyper(problem, [], mu: 0), rule)
    #expect(moves.entries.map(\.part) == [.data, .term(.l2), .term(.l1)])
  }

  @Test("with μ = 0 it is plain descent, but for rounding")
  func plain() {
    var (problem, rule) = (Problem(.tanh), Rule(.momentum))
    var (other, descent) = (problem, Rule(.descent))
    for terms in [both, [], [Term.l2(lambda: 3)], [Term.l1(lambda: 3)], both] {
      // Both from the same weights, so that nothing adds up.
      other.network = problem.network
      step(&problem, &rule, terms, mu: 0)
      step(&other, &descent, terms, mu: 0)
      for l in 1...3 {
        let (a, b) = (problem.network[l], other.network[l])
        #expect(agree(a.weights.values, b.weights.values, within: 1e-15))
        #expect(agree(a.biases.values, b.biases.values, within: 1e-15))
      }
    }
  }

  @Test("under a gradient that stays, the speed is −η g (1 − μᵏ) / (1 − μ) after k steps")
  func terminalVelocity() throws {
    let start = Problem()
    let gradient = start.gradient()
    var (network, rule) = (start.network, Rule(.momentum))
    var power = 1.0
    for _ in 1...200 {
      rule.update(&network, by: gradient, hyper(start, [], mu: 0.9))
      power *= 0.9
      let speed = gradient.data(2).scaled(by: -0.3 * (1 - power) / (1 - 0.9)).values
      #expect(agree(try #require(rule.tensors["velocity.w2"]).values, speed, within: 1e-13))
    }
  }

  @Test func formulas() {
    let rule = Rule.Kind.momentum
    #expect(rule.name == "momentum" && !rule.isPlain && rule.settings == ["mu"])
    #expect(rule.formula == "v ← μ v − η ∂C/∂w, w ← w + v")
    #expect(rule.moveFormula(.data, .dataset) == "μ v − η · data gradient")
    #expect(rule.moveFormula(.term(.l2), .batch) == "μ v − (ηλ/m) W")
    #expect(rule.moveFormula(.term(.l1), .dataset) == "μ v − (ηλ₁/n) sign W")
    #expect(rule.moveName(.term(.l2)) == "L2" && rule.moveName(.data) == "data")
  }
}
