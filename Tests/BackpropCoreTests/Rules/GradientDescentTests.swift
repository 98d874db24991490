import Arithmetic
import Testing

@testable import BackpropCore

@Suite("Plain descent, in the operations of the contract of arithmetic")
struct GradientDescentTests {
  private let eta = 0.7

  private func updated(_ terms: [Term]) -> (Problem, Network) {
    let problem = Problem()
    var (network, rule) = (problem.network, Rule(.descent))
    let hyper = Hyperparameters(eta: eta, objective: problem.objective(terms))
    rule.update(&network, by: problem.gradient(terms), hyper)
    #expect(rule.memory.isEmpty && rule.tensors.isEmpty)
    return (problem, network)
  }

  /// fma(1 − ηλ/n, w, (−η/m) · Σ) of every weight, then fma(−η, pull, w) with what `pull` has for w.
  private func check(_ terms: [Term], decay: Double, pull: (Double) -> Double? = { _ in nil }) {
    let (problem, network) = updated(terms)
    let sums = problem.step.dataGradient
    let rate = -eta / 5
    for l in 1...3 {
      let (w, b) = (problem.network[l].weights.values, problem.network[l].biases.values)
      let weights = zip(w, sums.weightSums[l - 1].values).map { w, sum in
        let moved = (rate * sum).addingProduct(decay, w)
        return pull(w).map { moved.addingProduct(-eta, $0) } ?? moved
      }
      let biases = zip(b, sums.biasSums[l - 1].values).map { $0.addingProduct(rate, $1) }
      #expect(network[l].weights.values == weights)
      #expect(network[l].biases.values == biases)
    }
  }

  @Test func data() { check([], decay: 1) }

  @Test("L2 shrinks in the same multiply-add")
  func l2() {
    check([.l2(lambda: 3)], decay: 1 - eta * 3 / 40)
    check([.l2(lambda: 3, scale: .batch)], decay: 1 - eta * 3 / 5)
    check([.l2(isOn: false, lambda: 3)], decay: 1)
  }

  @Test("L1 is taken off after that, by the sign of the weight before the step")
  func l1() {
    func sign(_ w: Double) -> Double { w > 0 ? 1 : -1 }
    check([.l1(lambda: 2)], decay: 1) { 2 / 40.0 * sign($0) }
    check([.l1(isOn: false, lambda: 2)], decay: 1)
    check([.l2(lambda: 3), .l1(lambda: 2, scale: .batch)], decay: 1 - eta * 3 / 40) {
      2 / 5.0 * sign($0)
    }
  }

  @Test("ηλ/n of 1 takes all of a weight that the data do not ask for")
  func allTaken() {
    // λ = n/η: what is left of a weight is the step of the data; of the pixel that is always 0, nothing.
    var (problem, rule) = (Problem(), Rule())
    let terms = [Term.l2(lambda: 80)]
    let hyper = Hyperparameters(eta: 0.5, objective: problem.objective(terms))
    rule.update(&problem.network, by: problem.gradient(terms), hyper)
    #expect(problem.network[1].weights.row(0).allSatisfy { $0 == 0 })
  }

  @Test func formulas() {
    let rule = Rule.Kind.descent
    #expect(rule.name == "sgd" && rule.formula == "w ← w − η ∂C/∂w" && rule.isPlain)
    #expect(rule.settings.isEmpty)
    #expect(rule.moveFormula(.data, .dataset) == "−η · data gradient")
    #expect(rule.moveFormula(.term(.l2), .dataset) == "−(ηλ/n) W")
    #expect(rule.moveFormula(.term(.l1), .batch) == "−(ηλ₁/m) sign W")
    #expect(rule.moveName(.data) == "data" && rule.moveName(.term(.l2)) == "decay")
  }
}
