import Arithmetic
import Testing

@testable import BackpropCore

@Suite("C is the cost of the data and the terms, added up in one place")
struct ObjectiveTests {
  @Test("L2 is always listed, L1 while it is on")
  func listed() {
    func kinds(_ l2: Bool, _ l1: Bool) -> [Term.Kind] {
      Objective([.l2(isOn: l2, lambda: 1), .l1(isOn: l1, lambda: 1)], n: 9).listed.map(\.kind)
    }
    #expect(kinds(true, true) == [.l2, .l1] && kinds(false, true) == [.l2, .l1])
    #expect(kinds(true, false) == [.l2] && kinds(false, false) == [.l2])
    #expect(Objective(n: 9).listed.isEmpty)
  }

  @Test(
    "cost: the output's mean, then each term's, each alone and both together",
    arguments: Output.all
  )
  func cost(output: Output) throws {
    let problem = Problem(.tanh, output)
    let forward = problem.forward
    let data = output.mean(z: forward.z(3), a: forward.a(3), labels: problem.labels)
    let (l2, l1) = (Term.l2(lambda: 3), Term.l1(lambda: 0.5, scale: .batch))
    let (cost2, cost1) = (
      try #require(l2.cost(of: problem.network, n: 40, m: 5)),
      try #require(l1.cost(of: problem.network, n: 40, m: 5))
    )
    #expect(problem.cost([]).total == data)
    #expect(problem.cost([l2]).total == data + cost2)
    #expect(problem.cost([l1]).total == data + cost1)
    let both = problem.cost([l2, l1])
    #expect(both.total == data + cost2 + cost1)
    #expect(both.data == data && both[.term(.l2)] == cost2 && both[.term(.l1)] == cost1)
  }

  @Test("the gradient has the same parts as the cost")
  func parts() {
    let problem = Problem()
    for (l2, l1) in [(true, true), (true, false), (false, true), (false, false)] {
      let terms = [Term.l2(isOn: l2, lambda: 3), .l1(isOn: l1, lambda: 2)]
      let (cost, gradient) = (problem.cost(terms), problem.gradient(terms).weights(2))
      #expect(cost.entries.map(\.part) == gradient.entries.map(\.part))
      #expect(cost.entries.map { $0.value == nil } == gradient.entries.map { $0.value == nil })
      #expect((gradient[.term(.l2)] != nil) == l2 && (gradient[.term(.l1)] != nil) == l1)
    }
  }

  @Test("λ = 0 adds exactly 0 to the cost")
  func zero() {
    let problem = Problem()
    let cost = problem.cost([.l2(lambda: 0), .l1(lambda: 0)])
    #expect(cost[.term(.l2)] == 0 && cost[.term(.l1)] == 0 && cost.total == cost.data)
  }
}
