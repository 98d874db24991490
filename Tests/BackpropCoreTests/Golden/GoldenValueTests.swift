import Arithmetic
import BackpropCore
import Testing

@Suite(
  "Every value of one step agrees with NumPy and PyTorch within 10⁻¹² of the largest of its tensor"
)
struct GoldenValueTests {
  let golden: GoldenFile

  init() throws { golden = try GoldenFile() }

  @Test(arguments: [Output.crossEntropy, .quadratic])
  func small(cost: Output) throws { try check(.small(cost)) }

  @Test(arguments: [Output.crossEntropy, .quadratic])
  func large(cost: Output) throws { try check(.large(cost)) }

  private func check(_ problem: GoldenProblem) throws {
    var network = problem.network
    let name = problem.name + (network.output == .crossEntropy ? " ce" : " quadratic")
    let (objective, m) = (problem.hyper.objective, problem.labels.count)
    var step = TrainingStep()
    step.forward.run(network, on: problem.inputs)
    step.backward.run(network, after: step.forward, labels: problem.labels)
    step.dataGradient.run(inputs: problem.inputs, forward: step.forward, backward: step.backward)
    let gradient = Gradient(step.dataGradient, at: network, m: m, objective: objective)

    let cost = objective.cost(of: step.forward, through: network, labels: problem.labels)
    let parts = [
      ("costData", cost.data), ("costL2", try #require(cost[.term(.l2)])), ("cost", cost.total),
    ]
    for (key, value) in parts {
      let expected = try golden.number(name, key)
      #expect((value - expected).magnitude <= 1e-12 * expected, "\(name) \(key)")
    }

    var rule = Rule()
    rule.update(&network, by: gradient, problem.hyper)
    for l in 1...network.layers.count {
      let layer = network.layers[l - 1]
      let found: [(String, Matrix)] = [
        ("z", step.forward.z(l)),
        ("a", step.forward.a(l)),
        ("delta", try #require(step.backward.delta(l))),
        ("dataW", step.dataGradient.weightSums[l - 1]),
        ("dataB", step.dataGradient.biasSums[l - 1]),
        ("l2W", try #require(gradient.weights(l)[.term(.l2)])),
        ("totalW", gradient.weights(l).total),
        ("totalB", gradient.biases(l).total),
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
    z = forward.z(1)
    #expect(try golden.agrees(z, "4-3-2 ce", "z", layer: 1))
    z[0, 0] += 1e-11 * (z.largest?.value ?? 0).magnitude
    #expect(try !golden.agrees(z, "4-3-2 ce", "z", layer: 1))
  }
}
