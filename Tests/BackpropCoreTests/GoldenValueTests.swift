import Arithmetic
import BackpropCore
import Testing

@Suite(
  "Every value of one step agrees with NumPy and PyTorch within 10⁻¹² of the largest of its tensor"
)
struct GoldenValueTests {
  let golden: GoldenFile

  init() throws { golden = try GoldenFile() }

  @Test(arguments: [Cost.crossEntropy, .quadratic])
  func small(cost: Cost) throws { try check(.small(cost)) }

  @Test(arguments: [Cost.crossEntropy, .quadratic])
  func large(cost: Cost) throws { try check(.large(cost)) }

  private func check(_ problem: GoldenProblem) throws {
    var network = problem.network
    let name = problem.name + (network.cost == .crossEntropy ? " ce" : " quadratic")
    let (l2, n, m) = (problem.descent.l2, problem.descent.n, problem.labels.count)
    var step = TrainingStep()
    step.forward.run(network, on: problem.inputs)
    step.backward.run(network, after: step.forward, labels: problem.labels)
    step.dataGradient.run(inputs: problem.inputs, forward: step.forward, backward: step.backward)
    let gradient = Gradient(step.dataGradient, at: network, m: m, n: n, l2: l2)

    let data = network.cost.mean(
      z: step.forward.outputWeightedInput,
      a: step.forward.output,
      labels: problem.labels
    )
    let penalty = l2.penalty(sumOfSquares: network.sumOfSquaredWeights, n: n, m: m)
    for (key, value) in [("costData", data), ("costL2", penalty), ("cost", data + penalty)] {
      let expected = try golden.number(name, key)
      #expect((value - expected).magnitude <= 1e-12 * expected, "\(name) \(key)")
    }

    problem.descent.update(&network, by: step.dataGradient, m: m)
    for l in 1...network.layers.count {
      let layer = network.layers[l - 1]
      let found: [(String, Matrix)] = [
        ("z", step.forward.weightedInputs[l - 1]),
        ("a", step.forward.activations[l - 1]),
        ("delta", try #require(step.backward.delta(l))),
        ("dataW", step.dataGradient.weightSums[l - 1]),
        ("dataB", step.dataGradient.biasSums[l - 1]),
        ("l2W", try #require(gradient.l2(l))),
        ("totalW", gradient.total(l)),
        ("totalB", gradient.biases(l)),
        ("newW", layer.weights),
        ("newB", layer.biases),
      ]
      for (key, matrix) in found {
        #expect(try golden.agrees(matrix, name, key, layer: l), "\(name) \(key), layer \(l)")
      }
    }
  }

  @Test("a value changed by 10⁻¹¹ of the largest is noticed")
  func canFail() throws {
    var z = Matrix(rows: 0, columns: 0)
    let problem = GoldenProblem.small()
    var forward = ForwardPass()
    forward.run(problem.network, on: problem.inputs)
    z = forward.weightedInputs[0]
    #expect(try golden.agrees(z, "4-3-2 ce", "z", layer: 1))
    z[0, 0] += 1e-11 * (z.largest?.value ?? 0).magnitude
    #expect(try !golden.agrees(z, "4-3-2 ce", "z", layer: 1))
  }
}
