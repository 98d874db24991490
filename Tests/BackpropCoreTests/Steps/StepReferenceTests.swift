import Arithmetic
import Testing

@testable import BackpropCore

@Suite(
  "Five steps of every output and rule agree with NumPy and PyTorch within 10⁻¹² of the largest of a tensor"
)
struct StepReferenceTests {
  private struct Start {
    var network: Network
    let inputs: SparseRows
  }

  private func start(_ run: StepRun) throws -> Start {
    let activation = try #require(Activation.named(run.activation))
    let output = try #require(Output.named(run.output))
    if run.net == "12-7-5-3" {
      let problem = Problem.stated(activation, output)
      return Start(network: problem.network, inputs: problem.inputs)
    }
    let problem = GoldenProblem.small(output)
    let layers = problem.network.layers.map {
      Layer(weights: $0.weights, biases: $0.biases, activation: activation)
    }
    return Start(network: Network(layers: layers, output: output), inputs: problem.inputs)
  }

  /// Every tensor that the last step found, by the names of the file, and the costs of all steps.
  private func tensors(
    _ run: StepRun,
    allAtOnce: Bool = false
  ) throws -> (costs: [Ledger<Double>], last: [String: Matrix]) {
    var start = try start(run)
    var (step, rule) = (TrainingStep(), Rule(try #require(Rule.Kind.named(run.rule))))
    var (costs, last): ([Ledger<Double>], [String: Matrix]) = ([], [:])
    for settings in run.steps {
      let hyper = settings.hyperparameters(n: run.n)
      step.findGradient(start.network, inputs: start.inputs, labels: run.labels)
      costs.append(
        hyper.objective.cost(of: step.forward, through: start.network, labels: run.labels)
      )
      let gradient = Gradient(
        step.dataGradient,
        at: start.network,
        m: run.labels.count,
        objective: hyper.objective
      )
      last = [:]
      for l in 1...start.network.layers.count {
        for entry in gradient.weights(l).entries { last["\(entry.part.key).w\(l)"] = entry.value }
        last["total.b\(l)"] = gradient.biases(l).total
      }
      if allAtOnce {
        step.all(&start.network, by: &rule, hyper, inputs: start.inputs, labels: run.labels)
      } else {
        rule.update(&start.network, by: gradient, hyper)
      }
    }
    // A sum of velocities says the same as its parts; the file has the parts.
    last.merge(rule.memory) { _, new in new }
    for (i, layer) in start.network.layers.enumerated() {
      last["after.w\(i + 1)"] = layer.weights
      last["after.b\(i + 1)"] = layer.biases
    }
    return (costs, last)
  }

  @Test(arguments: try StepRun.all(), [false, true])
  func run(run: StepRun, allAtOnce: Bool) throws {
    let (costs, last) = try tensors(run, allAtOnce: allAtOnce)
    for (found, expected) in zip(costs, run.costs) {
      var named = ["total": found.total]
      for entry in found.entries { named[entry.part.key] = entry.value }
      #expect(Set(named.keys) == Set(expected.keys))
      for (key, value) in expected {
        #expect(close(try #require(named[key]), value, relative: 1e-12), "\(key)")
      }
    }
    #expect(costs.count == 5 && Set(last.keys) == Set(run.last.keys))
    for (name, expected) in run.last {
      #expect(agree(try #require(last[name]).values, expected, within: 1e-12), "\(name)")
    }
  }

  @Test("the file has every output with every rule, on both networks")
  func complete() throws {
    let runs = try StepRun.all()
    for output in Output.all {
      for rule in Rule.Kind.all {
        let found = runs.filter { $0.output == output.name && $0.rule == rule.name }
        #expect(Set(found.map(\.net)) == ["4-3-2", "12-7-5-3"], "\(output.name), \(rule.name)")
      }
    }
    #expect(Set(runs.map(\.activation)) == Set(Activation.all.map(\.name)))
  }

  @Test("a weight of 0 whose pixel is always 0 is not pulled by L1, and stays exactly 0")
  func zero() throws {
    for run in try StepRun.all() where run.net == "12-7-5-3" {
      #expect(try tensors(run).last["after.w1"]?[0, 0] == 0)
      #expect(run.last["after.w1"]?.first == 0)
    }
  }

  @Test("any number changed by 10⁻¹¹ of the largest of its tensor is noticed")
  func canFail() throws {
    let run = try #require(try StepRun.all().last)
    for (name, matrix) in try tensors(run).last {
      let expected = try #require(run.last[name])
      for k in expected.indices {
        var values = matrix.values
        values[k] += 1e-11 * (matrix.largest?.value ?? 0).magnitude
        #expect(!agree(values, expected, within: 1e-12), "\(name)")
      }
    }
  }
}
