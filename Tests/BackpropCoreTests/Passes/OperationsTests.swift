import Arithmetic
import Testing

@testable import BackpropCore

@Suite("Every operation of a step can be replaced, and a replaced one is used")
struct OperationsTests {
  private let problem = Problem(.tanh, .quadratic)
  private let terms = [Term(.l2, lambda: 3, isOnBiases: true)]

  /// Each operation replaced by itself, and by another; some have no other that is told from a mean of 0.
  private static let replacements: [@Sendable (inout Operations) -> Void] = [
    { $0.startOfSum = { $0.biases.scaled(by: 0) } },
    { $0.outputDelta = { delta, _, a, labels in delta.setDifference(of: a, from: labels) } },
    {
      $0.wayDown = { weights, above, _ in
        weights.setTransposed(of: above.layer.weights.scaled(by: 2))
      }
    },
    { $0.hiddenSlope = { _, _, _, _ in } },
    { $0.sumsBefore = { sums, before in sums.add(before) } },
    { $0.mean = { sum, _ in sum } },
    { $0.meanOfBiases = { sum, _ in sum } },
    { $0.penalty = { term, weights, count in term.gradient(of: weights, n: count.m, m: count.m) } },
    { $0.penaltyOfBiases = { _, _, _ in nil } },
    {
      $0.takenAgain = { term, weights, count in
        term.gradient(of: weights, n: count.n, m: count.m)
      }
    },
    { $0.rate = { eta, _ in -eta } },
  ]

  private func moved(_ operations: Operations, steps: Int = 2) -> Network {
    var (network, step, rule) = (problem.network, TrainingStep(), Rule())
    let hyper = Hyperparameters(eta: 0.1, objective: problem.objective(terms))
    for _ in 0..<steps {
      step.all(
        &network,
        by: &rule,
        hyper,
        inputs: problem.inputs,
        labels: problem.labels,
        by: operations
      )
    }
    return network
  }

  @Test("one that does the same gives the same step, but for how the update is rounded")
  func same() {
    var operations = Operations.correct
    #expect(operations.isCorrect)
    operations.rate = { eta, _ in eta }
    #expect(!operations.isCorrect)
    let (whole, parts) = (moved(.correct), moved(operations))
    for l in 1...3 {
      for (a, b) in zip(whole[l].weights.values, parts[l].weights.values) {
        #expect((a - b).magnitude <= 1e-15 * max(1, a.magnitude))
      }
    }
  }

  @Test("one that does something else gives another step", arguments: 0..<replacements.count)
  func other(index: Int) {
    var operations = Operations.correct
    Self.replacements[index](&operations)
    let (right, wrong) = (moved(.correct), moved(operations))
    let apart = (1...3).map { l in
      (right[l].weights - wrong[l].weights).norm + (right[l].biases - wrong[l].biases).norm
    }
    #expect(apart.contains { $0 > 1e-6 }, "replacement \(index)")
  }

  @Test("the sums of the batch before are there from the second step on")
  func before() {
    var operations = Operations.correct
    operations.sumsBefore = { sums, before in sums.add(before) }
    func sums(_ operations: Operations, steps: Int) -> [Matrix] {
      var step = TrainingStep()
      for _ in 0..<steps {
        step.findGradient(
          problem.network,
          inputs: problem.inputs,
          labels: problem.labels,
          by: operations
        )
      }
      return step.dataGradient.weightSums
    }
    #expect(sums(operations, steps: 1) == sums(.correct, steps: 1))
    #expect(sums(operations, steps: 2) == sums(.correct, steps: 1).map { $0.scaled(by: 2) })
  }
}
