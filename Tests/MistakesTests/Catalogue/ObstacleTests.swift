import Arithmetic
import BackpropCore
import Testing

@testable import Mistakes

@Suite("A mistake that makes no sense for a network says why, and what to type")
struct ObstacleTests {
  private func obstacles(
    _ sizes: [Int] = [4, 3, 3, 10],
    _ activation: Activation = .sigmoid,
    _ output: Output = .crossEntropy,
    _ term: Term = .l2(lambda: 3)
  ) -> [String: String] {
    let network = Planted.network(sizes, activation, output)
    let objective = Objective([term], n: 20)
    let pairs = Mistake.all.map { ($0.name, $0.obstacle(network, objective)) }
    return Dictionary(uniqueKeysWithValues: pairs).compactMapValues { $0 }
  }

  private let penalties = Set(
    Mistake.all.map(\.name).filter {
      $0.hasPrefix("l2-") || ["l1-for-l2", "decayed-twice"].contains($0)
    }
  )

  @Test func ordinary() {
    #expect(Set(obstacles().keys) == ["output-slope-missing"])
    #expect(Set(obstacles([4, 5, 10]).keys) == ["output-slope-missing", "weights-not-transposed"])
    #expect(Set(obstacles([4, 3, 3, 10], .sigmoid, .quadratic).keys) == ["output-slope-extra"])
    #expect(
      Set(obstacles([4, 3, 3, 10], .tanh, .logLikelihood).keys)
        == ["output-slope-missing", "slope-without-one-minus"]
    )
  }

  @Test func layers() {
    let found = obstacles([4, 10])
    #expect(
      Set(found.keys) == [
        "output-slope-missing", "slope-forgotten", "slope-of-activation", "slope-without-one-minus",
        "weights-updated-too-soon", "weights-not-transposed",
      ]
    )
    #expect(found["slope-forgotten"] == "there is no hidden layer: type net 4-30-10")
    #expect(obstacles([4, 3, 3, 10], .relu)["slope-of-activation"]?.contains("relu") == true)
  }

  @Test func penalty() {
    for term: Term in [.l2(isOn: false, lambda: 3), .l2(lambda: 0), .l1(lambda: 3)] {
      let found = obstacles([4, 3, 3, 10], .sigmoid, .crossEntropy, term)
      #expect(Set(found.keys) == penalties.union(["output-slope-missing"]))
    }
    #expect(
      obstacles([4, 3, 3, 10], .sigmoid, .crossEntropy, .l2(lambda: 3, scale: .batch))[
        "l2-divided-by-m"
      ] == "λ is divided so by setting: type l2 scale dataset"
    )
    #expect(
      obstacles(
        [4, 3, 3, 10],
        .sigmoid,
        .crossEntropy,
        Term(.l2, lambda: 3, isOnBiases: true)
      ).keys.contains("l2-on-biases")
    )
  }

  @Test("where there is an obstacle the mistake may still be there, and does no harm")
  func harmless() {
    for (activation, output) in [(Activation.relu, Output.logLikelihood), (.tanh, .quadratic)] {
      for mistake in Mistake.all {
        var planted = Planted(mistake, activation, output)
        planted.hyper.objective.terms = [.l2(isOn: false, lambda: 3)]
        let network = planted.run(allAtOnce: true).network
        #expect(network.isFinite, "\(mistake.name)")
      }
    }
  }

  @Test("a missing penalty is 0 in the ledger, and off only where L2 is off")
  func missing() throws {
    let mistake = try #require(Mistake.named("l2-missing"))
    var planted = Planted(mistake)
    let part = Part.term(.l2)
    #expect(planted.run(steps: 1).gradient.weights(1)[part] == Matrix(rows: 4, columns: 3))
    planted.hyper.objective.terms = [.l2(isOn: false, lambda: 3)]
    #expect(planted.run(steps: 1).gradient.weights(1)[part] == nil)
  }
}
