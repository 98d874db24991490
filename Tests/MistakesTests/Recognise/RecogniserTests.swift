import Arithmetic
import BackpropCore
import Testing

@testable import Mistakes

/// Steps that are made with a mistake in them, and what is found in their numbers alone.
struct RecogniserTests {
  /// A network and a mini-batch with everything that a mistake may need.
  struct Problem {
    var sizes = [9, 6, 6, 10]
    var activation = Activation.sigmoid
    var output = Output.crossEntropy
    var m = 7
    var n = 220
    var seed: UInt64 = 1

    var objective: Objective { Objective([.l2(lambda: 1.7)], n: n) }
    var hyper: Hyperparameters { Hyperparameters(eta: 0.3, objective: objective) }
    var network: Network {
      Initialization.scaled.network(
        sizes: sizes,
        activation: activation,
        output: output,
        seed: seed
      )
    }
    var labels: [UInt8] {
      let labels = (0..<m).map { UInt8(($0 * 3 + 1) % 10) }
      return turnsLabels ? labels.reversed() : labels
    }
    var turnsLabels = false
    var inputs: SparseRows {
      let dice = SplitMix64(seed: seed)
      var rows = SparseRows(columns: sizes[0])
      let codes = (0..<m * sizes[0]).map { i in
        UInt8(
          dice.integer(at: UInt64(2 * i), below: 2)
            * dice.integer(at: UInt64(2 * i + 1), below: 256)
        )
      }
      rows.append(codes: codes[...])
      return rows
    }

    /// What is known of the step, without the tensors that are judged.
    var known: KnownStep {
      var known = KnownStep()
      known.layers = network.layers.map { ($0.weights, $0.biases) }
      (known.x, known.labels) = (Matrix(inputs), labels)
      (known.activation, known.output, known.eta, known.n) = (activation, output, hyper.eta, n)
      known.terms = objective.terms
      return known
    }

    /// The gradients and the new weights of the step with a mistake in it, by the passes themselves.
    func made(with mistake: Mistake?) -> [TensorName: Matrix] {
      var (network, inputs, labels) = (network, inputs, labels)
      var operations = Operations.correct
      switch mistake?.substitution {
      case .operation(let replace)?: replace(&operations, hyper)
      case .pixels(let replace)?: inputs = replace(inputs)
      case .labels(let replace)?: labels = replace(labels)
      case .start(let replace)?: replace(&network)
      case nil: break
      }
      var step = TrainingStep()
      step.findGradient(network, inputs: inputs, labels: labels, by: operations)
      let gradient = Gradient(
        step.dataGradient,
        at: network,
        m: m,
        objective: objective,
        by: operations
      )
      var tensors: [TensorName: Matrix] = [:]
      for l in 1...network.layers.count {
        tensors[TensorName(.gradient, l)] = gradient.weights(l).total
        tensors[TensorName(.biasGradient, l)] = gradient.biases(l).total
      }
      var rule = Rule()
      var moved = network
      rule.update(&moved, by: gradient, hyper)
      let ofUpdates = ["update-sign", "rate-divided-by-m", "decayed-twice"]
      for l in 1...network.layers.count where ofUpdates.contains(mistake?.name ?? "") {
        tensors[TensorName(.newWeights, l)] = moved[l].weights
      }
      if mistake?.name == "same-start" {
        for l in 1...network.layers.count { tensors[TensorName(.w, l)] = network[l].weights }
        for l in 1...network.layers.count { tensors[TensorName(.b, l)] = network[l].biases }
      }
      return tensors
    }

    func diagnosis(
      of tensors: [TensorName: Matrix],
      single: Bool = false,
      known: KnownStep? = nil
    ) throws -> Diagnosis {
      var contents = LearnerStep.Contents(file: "mine.npz")
      for (name, values) in tensors {
        let numbers = values.values.map { single ? Double(Float($0)) : $0 }
        contents.tensors[name] = GivenTensor(
          spelled: name.description,
          values: Matrix(rows: values.rows, columns: values.columns, values: numbers),
          dimensions: 2,
          isSingle: single
        )
      }
      let readings = try LearnerStep.readings(of: contents, known: known ?? self.known)
      let best = Recogniser.best(of: readings) { $0.diagnosis() }
      return try #require(best).diagnosis
    }
  }

  private static func names(_ diagnosis: Diagnosis) -> [[String]] {
    diagnosis.explanations.map { $0.mistakes.map(\.name) }
      + diagnosis.inputs.map { [$0.name] }
  }

  @Test(arguments: Output.all, Activation.all)
  func theStepOfTheBookAgrees(output: Output, activation: Activation) throws {
    for single in [false, true] {
      let problem = Problem(activation: activation, output: output)
      let diagnosis = try problem.diagnosis(of: problem.made(with: nil), single: single)
      #expect(diagnosis.agrees && diagnosis.rows.count == 6, "\(diagnosis.rows)")
    }
  }

  /// Every mistake of the catalogue, made by the passes and found by the recogniser, and no other.
  @Test(arguments: Mistake.all.filter { $0.name != "gradient-not-reset" })
  func eachIsNamed(mistake: Mistake) throws {
    for single in [false, true] {
      for output in Output.all {
        let problem = Problem(output: output, seed: 3)
        guard mistake.obstacle(problem.network, problem.objective) == nil else { continue }
        let made = problem.made(with: mistake)
        let found = Self.names(try problem.diagnosis(of: made, single: single))
        #expect(found == [[mistake.name]], "\(output.name), float32 \(single)")
      }
    }
  }

  /// The student's case, in numbers: n/m times the penalty.
  @Test func theFitIsTheEvidence() throws {
    let problem = Problem()
    let mistake = try #require(Mistake.named("l2-divided-by-m"))
    let diagnosis = try problem.diagnosis(of: problem.made(with: mistake))
    let fits = try #require(diagnosis.explanations.first).fits
    #expect(fits.map(\.layer) == [1, 2, 3])
    for fit in fits {
      #expect((fit.data - 1).magnitude < 1e-9)
      #expect(((fit.penalty ?? 0) - 220.0 / 7).magnitude < 1e-9)
    }
  }

  /// What is of no list is told as it is, and not guessed at.
  @Test func whatNothingExplains() throws {
    let problem = Problem()
    var made = problem.made(with: nil)
    for l in 1...3 {
      let name = TensorName(.gradient, l)
      made[name] = made[name]?.scaled(by: 3.7)
    }
    var diagnosis = try problem.diagnosis(of: made)
    #expect(diagnosis.explanations.isEmpty && !diagnosis.agrees)
    guard case .contributions(let fits)? = diagnosis.known.first else {
      Issue.record("\(diagnosis.known)")
      return
    }
    #expect(
      fits.allSatisfy {
        ($0.data - 3.7).magnitude < 1e-9 && (($0.penalty ?? 0) - 3.7).magnitude < 1e-6
      }
    )

    made = problem.made(with: nil)
    made[TensorName(.gradient, 2)] = made[TensorName(.gradient, 2)]?.transposed
    diagnosis = try problem.diagnosis(of: made)
    #expect(diagnosis.explanations.isEmpty)
    #expect(
      diagnosis.known.contains {
        if case .transposed(TensorName(.gradient, 2)) = $0 { true } else { false }
      }
    )

    made = problem.made(with: nil)
    made[TensorName(.gradient, 1)]?[2, 3] = .nan
    diagnosis = try problem.diagnosis(of: made)
    #expect(diagnosis.explanations.isEmpty && !diagnosis.agrees)
    guard case .notFinite(TensorName(.gradient, 1), row: 2, column: 3)? = diagnosis.known.first
    else {
      Issue.record("\(diagnosis.known)")
      return
    }
  }

  /// A gradient of another mini-batch in it leaves traces where all images of this one are dark.
  @Test func otherImagesLeaveTraces() throws {
    let (problem, other) = (
      Problem(sizes: [40, 6, 10], m: 3), Problem(sizes: [40, 6, 10], m: 3, seed: 9)
    )
    var made = problem.made(with: nil)
    let network = problem.network
    var step = TrainingStep()
    step.findGradient(network, inputs: other.inputs, labels: other.labels)
    let before = Gradient(step.dataGradient, at: network, m: 3, objective: problem.objective)
    for l in 1...2 {
      made[TensorName(.gradient, l)] = made[TensorName(.gradient, l)].map { $0 + before.data(l) }
    }
    let known = try problem.diagnosis(of: made).known
    #expect(known.contains { if case .otherImages = $0 { true } else { false } })
  }

  /// A penalty of another form is no trace of other images.
  @Test(arguments: PenaltyLaw.allCases, [false, true])
  func aPenaltyOfAnotherFormIsSaid(law: PenaltyLaw, single: Bool) throws {
    var problem = Problem(sizes: [40, 6, 10], m: 3)
    problem.activation = .tanh
    var made = problem.made(with: Mistake.named("l2-missing"))
    let scale = 0.37 / Double(problem.n)
    for l in 1...2 {
      let weights = problem.network[l].weights
      let pull = Matrix(
        rows: weights.rows,
        columns: weights.columns,
        values: weights.values.map { scale * law.value($0) }
      )
      made[TensorName(.gradient, l)] = made[TensorName(.gradient, l)].map { $0 + pull }
    }
    let diagnosis = try problem.diagnosis(of: made, single: single)
    let factors = diagnosis.known.compactMap { finding -> Double? in
      if case .penaltyIs(law, let factor, _) = finding { factor } else { nil }
    }
    // What is a multiple of the right penalty is said as that, and L1 is in the list.
    if law == .square || law == .magnitude {
      #expect(factors.count == 1 && factors.allSatisfy { ($0 / scale - 1).magnitude < 1e-4 })
    }
    #expect(!diagnosis.known.contains { if case .otherImages = $0 { true } else { false } })
  }

  /// Nor is one that is no function tried, and a gradient that was clipped says nothing of labels.
  @Test(arguments: [false, true])
  func whatGoesWithWeightsIsNoTraceOfOtherImages(single: Bool) throws {
    let problem = Problem(sizes: [40, 6, 10], m: 3)
    var made = problem.made(with: nil)
    for l in 1...2 {
      let weights = problem.network[l].weights
      let pull = Matrix(
        rows: weights.rows,
        columns: weights.columns,
        values: weights.values.map { 0.01 * max(-0.1, min(0.1, $0)) }
      )
      made[TensorName(.gradient, l)] = made[TensorName(.gradient, l)].map { $0 + pull }
    }
    let known = try problem.diagnosis(of: made, single: single).known
    #expect(!known.contains { if case .otherImages = $0 { true } else { false } }, "\(known)")
    #expect(!known.contains { if case .pairingOpen = $0 { true } else { false } }, "\(known)")
  }

  /// In float32 too, where the whole is 1e-4 of the gradient and less.
  @Test(arguments: ["l2-missing", "l2-doubled", "data-summed", "bias-summed"], [1, 2, 3])
  func aMistakeInOneLayer(name: String, layer: Int) throws {
    var problem = Problem()
    problem.n = 9_000
    var made = problem.made(with: nil)
    let other = problem.made(with: Mistake.named(name))
    for quantity in [Quantity.gradient, .biasGradient] {
      made[TensorName(quantity, layer)] = other[TensorName(quantity, layer)]
    }
    let diagnosis = try problem.diagnosis(of: made, single: true)
    #expect(Self.names(diagnosis) == [[name]])
    #expect(diagnosis.explanations.first?.layer == layer)
  }

  @Test(arguments: [10.0, 3e-6])
  func aFactorIsOfAllEntriesThatCanTell(factor: Double) throws {
    let problem = Problem(sizes: [9, 10])
    var made = problem.made(with: nil)
    let name = TensorName(.biasGradient, 1)
    made[name] = made[name]?.scaled(by: 1 + factor)
    let diagnosis = try problem.diagnosis(of: made, single: true)
    let telling = diagnosis.known.compactMap { finding -> Bool? in
      guard case .factor(name, _, _, let telling, let all) = finding else { return nil }
      return telling == all
    }
    #expect(telling == [factor == 10], "\(diagnosis.known)")
  }

  /// Where there are more images than any layer reads, gradients do not tell which label each had.
  @Test(arguments: [Output.crossEntropy, .logLikelihood, .quadratic])
  func moreImagesThanInputs(output: Output) throws {
    let problem = Problem(sizes: [4, 6, 10], output: output, m: 12)
    var other = problem
    other.turnsLabels = true
    let diagnosis = try problem.diagnosis(of: other.made(with: nil))
    #expect(diagnosis.explanations.isEmpty)
    let isSaid = diagnosis.known.contains { finding in
      switch finding {
      case .pairingOpen(limit: 7): true
      default: false
      }
    }
    #expect(isSaid, "\(diagnosis.known)")
  }

  /// What one step cannot tell is said with what would.
  @Test func whatIsLeftOpen() throws {
    let (problem, other) = (Problem(), Problem(seed: 9))
    var made = problem.made(with: nil)
    for (name, value) in other.made(with: nil) { made[name] = made[name].map { $0 + value } }
    let known = try problem.diagnosis(of: made).known
    #expect(known.contains { if case .beforeOpen = $0 { true } else { false } }, "\(known)")
  }

  /// Under momentum no η tells what weights moved by, and the new weights do.
  @Test func movedTooSoonByAnotherRule() throws {
    let problem = Problem()
    var (known, operations) = (problem.known, Operations.correct)
    (known.eta, known.rule) = (nil, .momentum)
    var moved = problem.network
    for l in 1...3 { moved[l].weights.add(0.01, times: other(l)) }
    func other(_ l: Int) -> Matrix { problem.network[l].weights.signs(times: 1) }
    let layers = moved.layers
    operations.wayDown = { weights, above, threads in
      let l = layers.firstIndex { $0.biases == above.layer.biases } ?? 0
      weights.setTransposed(of: layers[l].weights, threads: threads)
    }
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
      m: problem.m,
      objective: problem.objective
    )
    var tensors: [TensorName: Matrix] = [:]
    for l in 1...3 { tensors[TensorName(.gradient, l)] = gradient.weights(l).total }
    var open = try problem.diagnosis(of: tensors, known: known)
    #expect(
      open.known.contains { if case .tooSoonOpen(layer: 3) = $0 { true } else { false } },
      "\(open.known)"
    )
    for l in 1...3 { tensors[TensorName(.newWeights, l)] = moved[l].weights }
    open = try problem.diagnosis(of: tensors, known: known)
    #expect(Self.names(open) == [["weights-updated-too-soon"]])
  }

  /// A penalty that is less than rounding leaves may be missing, and nobody knows.
  @Test func penaltyBelowRounding() throws {
    var problem = Problem()
    problem.n = 400_000_000
    let made = problem.made(with: Mistake.named("l2-missing"))
    for single in [false, true] {
      let diagnosis = try problem.diagnosis(of: made, single: single)
      let isSaid = diagnosis.known.contains {
        if case .penaltyUnseen = $0 { true } else { false }
      }
      #expect(isSaid == single && diagnosis.agrees == single, "\(diagnosis.known)")
    }
  }
}
