import Arithmetic
import Foundation
import TestSupport
import Testing

@testable import BackpropCore

@Suite("A gradient check finds what is wrong, and nothing where all is right")
struct GradientCheckTests {
  /// What was found of every weight and bias, summed up as the program does.
  private func summaries(
    of gradient: Gradient,
    inputs: SparseRows,
    labels: [UInt8]
  ) -> [SlopeSummary] {
    let check = GradientCheck(of: gradient, inputs: inputs, labels: labels)
    return (1...gradient.layerCount).flatMap { l -> [SlopeSummary] in
      let parameters = gradient.network.parameters.filter { $0.layer == l }
      return [false, true].flatMap { isOfBiases in
        var found = check.subjects.map {
          SlopeSummary(layer: l, isOfBiases: isOfBiases, subject: $0)
        }
        let own = parameters.filter { ($0.from == nil) == isOfBiases }
        for slopes in check.layer(l).slopes(of: own) {
          for (i, slope) in slopes.enumerated() {
            if let slope { found[i].add(slope, floor: check.floor) }
          }
        }
        return found.filter { $0.count + $0.kinks > 0 }
      }
    }
  }

  private func summaries(
    of problem: Problem,
    _ terms: [Term],
    by change: (inout Operations) -> Void = { _ in }
  ) -> [SlopeSummary] {
    var operations = Operations.correct
    change(&operations)
    var step = TrainingStep()
    step.findGradient(
      problem.network,
      inputs: problem.inputs,
      labels: problem.labels,
      by: operations
    )
    let gradient = Gradient(
      step.dataGradient,
      at: problem.network,
      m: problem.labels.count,
      objective: problem.objective(terms),
      by: operations
    )
    return summaries(of: gradient, inputs: problem.inputs, labels: problem.labels)
  }

  @Test("three hundred random networks pass, every part of every weight and bias")
  func randomNetworks() {
    var dice = Dice(seed: 5)
    var checked = 0
    for seed in 0..<300 {
      let hidden = (0..<dice.roll(3)).map { _ in 1 + dice.roll(8) }
      let outputs = 2 + dice.roll(4)
      let network = dice.pick(Initialization.allCases).network(
        sizes: [6 + dice.roll(6)] + hidden + [outputs],
        activation: dice.pick(Activation.all),
        output: dice.pick(Output.all),
        seed: UInt64(seed)
      )
      let m = 1 + dice.roll(6)
      var inputs = SparseRows(columns: network.sizes[0])
      inputs.append(
        codes: (0..<m * network.sizes[0]).map { _ in UInt8(dice.roll(2) * dice.roll(256)) }[...]
      )
      let labels = (0..<m).map { _ in UInt8(dice.roll(outputs)) }
      let terms = Term.Kind.all.map { kind in
        Term(
          kind,
          isOn: dice.roll(3) > 0,
          lambda: dice.pick([0, 0.01, 0.5, 20]),
          scale: dice.pick(Term.Scale.allCases),
          isOnBiases: dice.roll(3) == 0
        )
      }
      var step = TrainingStep()
      step.findGradient(network, inputs: inputs, labels: labels)
      let gradient = Gradient(
        step.dataGradient,
        at: network,
        m: m,
        objective: Objective(terms, n: 40)
      )
      for found in summaries(of: gradient, inputs: inputs, labels: labels) {
        #expect(found.agrees, "network \(seed) \(network.sizes): \(found)")
        checked += found.count
      }
    }
    #expect(checked > 50_000)
  }

  private struct Run: Decodable {
    let activation: String
    let output: String
    let slopes: [String: [Double]]
  }

  @Test("its slopes are those that NumPy finds by moving weights in extended precision")
  func agreesWithNumPy() throws {
    let runs = try JSONDecoder().decode([Run].self, from: Reference.data("slopes.json"))
    #expect(runs.count == 9)
    for run in runs {
      let problem = Problem.stated(
        try #require(Activation.named(run.activation)),
        try #require(Output.named(run.output))
      )
      let gradient = problem.gradient([.l2(lambda: 0.5)])
      let check = GradientCheck(of: gradient, inputs: problem.inputs, labels: problem.labels)
      for l in 1...3 {
        for name in ["w", "b"] {
          let layer = problem.network[l]
          let rows: [Int?] = name == "b" ? [nil] : (0..<layer.inputs).map { $0 }
          let places = rows.flatMap { from in
            (0..<layer.units).map { Parameter(layer: l, from: from, to: $0) }
          }
          let data = try #require(run.slopes["data.\(name)\(l)"])
          let total = try #require(run.slopes["total.\(name)\(l)"])
          #expect(data.count == places.count)
          for (i, slopes) in check.layer(l).slopes(of: places).enumerated() {
            let whole = slopes[2] ?? slopes[0]
            for (slope, truth) in [(slopes[0], data[i]), (whole, total[i])] {
              let slope = try #require(slope)
              #expect((slope.numeric - truth).magnitude < 1e-9, "\(run.activation) \(slope)")
              #expect((slope.gradient - truth).magnitude < 1e-9, "\(run.activation) \(slope)")
            }
          }
        }
      }
    }
  }

  @Test("moving one column gives what the whole network gives", arguments: Activation.all)
  func agreesWithTheWholeCost(activation: Activation) {
    let problem = Problem(activation, .logLikelihood)
    let terms = [Term.l2(lambda: 3)]
    let check = GradientCheck(
      of: problem.gradient(terms),
      inputs: problem.inputs,
      labels: problem.labels
    )
    for parameter in problem.network.parameters {
      let slopes = check.layer(parameter.layer).slopes(of: [parameter])[0]
      let numeric = problem.network.numericDerivative(
        of: parameter,
        inputs: problem.inputs,
        labels: problem.labels,
        objective: problem.objective(terms)
      )
      let whole = slopes.compactMap { $0 }.last?.numeric ?? .nan
      #expect((whole - numeric).magnitude < 1e-9, "\(parameter)")
    }
  }

  @Test("threads change no bit")
  func threads() {
    let problem = Problem(.tanh)
    let check = GradientCheck(
      of: problem.gradient([.l2(lambda: 3), .l1(lambda: 1)]),
      inputs: problem.inputs,
      labels: problem.labels
    )
    for l in 1...3 {
      let parameters = problem.network.parameters.filter { $0.layer == l }
      let layer = check.layer(l)
      #expect(layer.slopes(of: parameters) == layer.slopes(of: parameters, threads: 3))
    }
  }

  /// What is wrong, as "L2 w2": the part, and where.
  private func wrong(_ summaries: [SlopeSummary]) -> Set<String> {
    Set(
      summaries.filter { !$0.agrees }.map {
        "\($0.subject?.name ?? "total") \($0.isOfBiases ? "b" : "w")\($0.layer)"
      }
    )
  }

  @Test("a penalty that is forgotten is wrong by its own, and is 0 times the slope")
  func penaltyForgotten() throws {
    let found = summaries(of: Problem(.tanh), [.l2(lambda: 1e-3)]) {
      $0.penalty = { _, _, _ in nil }
    }
    #expect(wrong(found).isSuperset(of: ["L2 w1", "L2 w2", "L2 w3"]))
    #expect(!wrong(found).contains { $0.hasPrefix("data") || $0.contains(" b") })
    let l2 = try #require(found.first { $0.subject == .term(.l2) })
    #expect(l2.factor == 0)
    #expect(l2.error == 1)
  }

  @Test("a penalty over m in the gradient alone is n/m times its slope")
  func penaltyOverM() throws {
    let found = summaries(of: Problem(.tanh), [.l2(lambda: 3)]) { operations in
      operations.penalty = { term, weights, count in
        var term = term
        term.scale = .batch
        return term.gradient(of: weights, n: count.n, m: count.m)
      }
    }
    let l2 = try #require(found.first { $0.subject == .term(.l2) })
    #expect(close(try #require(l2.factor), 40.0 / 5, relative: 1e-6))
    // In cost and gradient both, no gradient check sees it.
    #expect(wrong(summaries(of: Problem(.tanh), [.l2(lambda: 3, scale: .batch)])).isEmpty)
  }

  @Test("a slope forgotten is wrong below the last layer only; biases penalised in biases only")
  func places() {
    let slope = summaries(of: Problem(.tanh), []) { $0.hiddenSlope = { _, _, _, _ in } }
    #expect(wrong(slope) == ["data w1", "data b1", "data w2", "data b2"])
    let biases = summaries(of: Problem(.tanh), [.l2(lambda: 3)]) { operations in
      operations.penaltyOfBiases = { $0.gradient(of: $1, n: $2.n, m: $2.m) }
    }
    #expect(wrong(biases).allSatisfy { $0.contains(" b") })
    #expect(wrong(biases).isSuperset(of: ["L2 b1", "L2 b2", "L2 b3"]))
  }

  @Test("where a hidden unit of relu, or a weight of L1, has its kink in between, it is left out")
  func kinks() throws {
    var problem = Problem(.relu)
    // z of image 2, unit 0 of layer 1, comes to lie just above 0.
    problem.network[1].biases[0, 0] -= problem.forward.z(1)[2, 0]
    problem.network[1].biases[0, 0] += 1e-9
    problem.network[2].weights[3, 1] = 1e-9
    let found = summaries(of: problem, [.l1(lambda: 3)])
    #expect(wrong(found).isEmpty)
    let kinks = found.filter { $0.kinks > 0 }
    #expect(kinks.contains { $0.layer == 1 && $0.isOfBiases && $0.subject == .data })
    #expect(kinks.contains { $0.layer == 2 && $0.subject == .term(.l1) && $0.kinks == 1 })
    // Nothing of the kind where the activation is smooth.
    #expect(summaries(of: Problem(.tanh), []).allSatisfy { $0.kinks == 0 })
  }

  @Test("what is no number is as wrong as can be")
  func notANumber() {
    let parameter = Parameter(layer: 1, from: 0, to: 0)
    for (a, n) in [(Double.nan, 1.0), (1, .nan), (.infinity, 1), (.infinity, .infinity * 0)] {
      let slope = Slope(parameter, gradient: a, numeric: n, isAtKink: false)
      #expect(slope.relativeError(floor: 1) == .infinity)
    }
    let both = Slope(parameter, gradient: 0, numeric: 0, isAtKink: false)
    #expect(both.relativeError(floor: 0) == 0)
  }
}
