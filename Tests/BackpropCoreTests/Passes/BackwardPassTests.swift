import Arithmetic
import Testing

@testable import BackpropCore

@Suite("δ of each layer, the last first")
struct BackwardPassTests {
  @Test("δ_l = (δ_{l+1} W_{l+1}ᵀ) ⊙ σ′(z_l), by scalar code", arguments: Activation.all)
  func hidden(activation: Activation) throws {
    let problem = Problem(activation)
    let step = problem.step
    for l in [2, 1] {
      let (delta, above) = (
        try #require(step.backward.delta(l)), try #require(step.backward.delta(l + 1))
      )
      let (weights, a) = (problem.network[l + 1].weights, step.forward.a(l))
      for i in 0..<delta.rows {
        for k in 0..<delta.columns {
          let back = (0..<above.columns).reduce(0.0) { $0 + above[i, $1] * weights[k, $1] }
          #expect((delta[i, k] - back * activation.slope(a[i, k])).magnitude < 1e-15)
        }
      }
    }
  }

  @Test("the last δ is a − y, times the slope where the output says so", arguments: Output.all)
  func last(output: Output) throws {
    let problem = Problem(.tanh, output)
    let (a, delta) = (problem.forward.output, try #require(problem.step.backward.delta(3)))
    for (i, label) in problem.labels.enumerated() {
      for j in 0..<3 {
        let difference = a[i, j] - (j == Int(label) ? 1 : 0)
        let slope = output.deltaHasSlope ? a[i, j] * (1 - a[i, j]) : 1
        #expect(close(delta[i, j], difference * slope, relative: 1e-15))
      }
    }
  }

  @Test("one layer at a time: what is not found yet is not there")
  func stepByStep() {
    let problem = Problem()
    let forward = problem.forward
    var backward = BackwardPass()
    #expect(!backward.isComplete && backward.delta(1) == nil)
    backward.begin(problem.network)
    for lowest in [3, 2, 1] {
      #expect(backward.lowestLayer == lowest + 1 && !backward.isComplete)
      #expect(backward.delta(lowest) == nil && backward.delta(4) == nil)
      backward.step(problem.network, after: forward, labels: problem.labels)
      #expect(backward.lowestLayer == lowest && backward.delta(lowest) != nil)
    }
    #expect(backward.isComplete && backward == problem.step.backward)
    backward.begin(problem.network)
    #expect((1...3).allSatisfy { backward.delta($0) == nil } && !backward.isComplete)
  }

  @Test("what an earlier pass left behind does not tell two apart")
  func equality() {
    let (problem, other) = (Problem(seed: 1), Problem(seed: 2))
    var (used, fresh) = (other.step.backward, BackwardPass())
    used.begin(problem.network)
    fresh.begin(problem.network)
    #expect(used == fresh)
    used.step(problem.network, after: problem.forward, labels: problem.labels)
    #expect(used != fresh)
    fresh.step(problem.network, after: problem.forward, labels: problem.labels)
    #expect(used == fresh && problem.step.backward != other.step.backward)
  }
}
