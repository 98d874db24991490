import Arithmetic
import Testing

@testable import BackpropCore

@Suite("aᵀ δ and Σ δ, summed over the images")
struct DataGradientTests {
  @Test("by scalar code", arguments: Output.all)
  func sums(output: Output) throws {
    let problem = Problem(.tanh, output)
    let step = problem.step
    for l in 1...3 {
      let delta = try #require(step.backward.delta(l))
      let a = (0..<5).map {
        l == 1 ? problem.inputs.values(row: $0) : step.forward.a(l - 1).row($0)
      }
      let (weights, biases) = (
        step.dataGradient.weightSums[l - 1], step.dataGradient.biasSums[l - 1]
      )
      for j in 0..<delta.columns {
        let column = delta.column(j)
        #expect(biases[0, j] == column.reduce(0, +))
        for k in 0..<weights.rows {
          let sum = (0..<5).reduce(0.0) { $0 + a[$1][k] * column[$1] }
          #expect((weights[k, j] - sum).magnitude < 2e-15)
        }
      }
    }
  }

  @Test("it is a sum over images: that of all is that of each, added up")
  func perImage() {
    let problem = Problem()
    var total = [Matrix](repeating: Matrix(rows: 0, columns: 0), count: 3)
    for i in 0..<5 {
      var step = TrainingStep()
      step.findGradient(
        problem.network,
        inputs: problem.inputs.selecting([i]),
        labels: [problem.labels[i]]
      )
      total =
        i == 0
        ? step.dataGradient.weightSums : zip(total, step.dataGradient.weightSums).map(+)
    }
    for (whole, added) in zip(problem.step.dataGradient.weightSums, total) {
      #expect(agree(whole.values, added.values, within: 1e-15))
    }
  }

  @Test("without the first weights all else has the same bits, and the next run is whole again")
  func withoutFirstWeights() {
    let problem = Problem()
    let step = problem.step
    var sums = step.dataGradient
    sums.runWithoutFirstWeights(forward: step.forward, backward: step.backward, threads: 1)
    #expect(sums.weightSums[0].rows == 0)
    #expect(Array(sums.weightSums.dropFirst()) == Array(step.dataGradient.weightSums.dropFirst()))
    #expect(sums.biasSums == step.dataGradient.biasSums)
    sums.run(inputs: problem.inputs, forward: step.forward, backward: step.backward)
    #expect(sums == step.dataGradient)
  }
}
