import Arithmetic
import BackpropCore
import Experiment
import Files
import Mistakes
import Wording

/// The diagnosis of a file: what the command at the prompt and the subcommand of the shell share.
package struct Diagnose: Sendable {
  /// What the file says.
  let file: LearnerFile
  /// The step as it was read.
  let step: LearnerStep
  let diagnosis: Diagnosis
  /// Where what the file lacks was taken from, and what that was.
  let origin: String
  let taken: [String]
  /// What moves the weights, and its μ.
  let rule: Rule.Kind
  let mu: Double?
  /// Where it, options and the step whose other numbers these are do not say the same: a sentence each.
  let disagreements: [String]
  /// Where its images or labels are not those of the step whose weights it has: a sentence each.
  let strangers: [String]

  /// 0 where all agrees, 1 where something differs.
  package var status: Int32 { agrees ? 0 : 1 }

  /// Whether every tensor agrees, and the step is the one that is meant.
  var agrees: Bool { diagnosis.agrees && strangers.isEmpty }

  /// What two mistakes at once may cost to look for, in the measure of `Session.cost(ofImages:)`.
  private static let mostForPairs = 6e10

  /// Judges the tensors of a file; what it lacks is taken from `known`.
  ///
  /// Throws a `LearnerError` where they cannot be judged, or where it is stopped.
  init(
    _ reader: any TensorReader,
    known: KnownStep,
    step made: Constants,
    options: Constants = Constants(),
    work: Work
  ) throws {
    file = try LearnerFile(reader)
    var known = known
    if let output = file.output { known.output = output }
    if let activation = file.activation { known.activation = activation }
    if let rule = file.rule { known.rule = rule }
    if let velocities = file.velocities { known.velocities = velocities }
    (origin, rule, mu) = (known.origin, known.rule, file.contents.numbers[.mu] ?? known.mu)
    let tensors = file.contents.tensors
    let readings = try LearnerStep.readings(of: file.contents, known: known)
    guard readings.contains(where: { !$0.judged.isEmpty || $0.cost != nil }) else {
      throw LearnerError(
        "\(reader.name) holds nothing to judge: give gradients, as dW1, or others that help diagnose lists"
      )
    }
    let found = try Recogniser.best(of: readings, isStopped: work.isInterrupted) { recogniser in
      // Three products a layer and try, and what is made beside them.
      let count = recogniser.step.count
      let each = 3 * Double(count.m) * Double(recogniser.step.network.parameterCount) + 200_000
      try work.begin(Double(recogniser.triesOfOne) * each)
      return try recogniser.diagnosis {
        let cost = Double(recogniser.triesOfTwo) * each
        guard cost <= Self.mostForPairs else { return false }
        try work.begin(cost)
        return true
      }
    }
    guard let found, !work.isInterrupted() else {
      throw LearnerError("stopped before every mistake was tried")
    }
    (step, diagnosis) = found
    strangers = known.strangers(in: step)
    disagreements = Self.disagreements(
      file: Constants(file),
      options: options,
      step: made,
      of: origin,
      step
    )
    let layers = 1...step.layerCount
    taken =
      [Quantity.x, .y].filter { tensors[TensorName($0)] == nil }.map(\.rawValue)
      + [Quantity.w, .b].flatMap { quantity in
        layers.map { TensorName(quantity, $0) }.filter { tensors[$0] == nil }.map(\.description)
      }
  }
}

extension KnownStep {
  /// What a step with these weights has other than here: of images and labels, a sentence each.
  ///
  /// A step with other weights is another step, and may have what images it likes.
  fileprivate func strangers(in step: LearnerStep) -> [String] {
    let isSameNetwork =
      layers.count == step.layerCount
      && zip(layers, step.network.layers).allSatisfy { known, own in
        Self.isClose(known.weights, own.weights) && Self.isClose(known.biases, own.biases)
      }
    guard isSameNetwork else { return [] }
    let advice = "compute the step of its images and labels"
    var sentences: [String] = []
    if let x, !Self.isClose(x, step.x) {
      sentences.append("x is not that of \(origin), whose weights these are: \(advice)")
    }
    if let labels, labels != step.labels {
      let others =
        labels.count == step.labels.count
        ? "\(zip(labels, step.labels).count { $0 != $1 }) of \(labels.count) labels differ"
        : "it has \(step.labels.count) labels for \(labels.count)"
      sentences.append("y is not that of \(origin), whose weights these are, \(others): \(advice)")
    }
    return sentences
  }

  /// Whether two tensors are one, but for float32.
  private static func isClose(_ a: Matrix, _ b: Matrix) -> Bool {
    guard a.rows == b.rows, a.columns == b.columns else { return false }
    return zip(a.values, b.values).allSatisfy { ($0 - $1).magnitude <= 1e-5 * max(1, $0.magnitude) }
  }

  /// The step that a session has begun, as it should be; without one, the settings alone.
  init(_ session: Session) {
    self.init()
    origin = "the session's step"
    let settings = session.settings
    (activation, output, n) = (settings.activation, settings.output, session.n)
    var hyper = session.hyper
    if let step = session.step {
      hyper = session.hyper(of: step)
      layers = step.network.layers.map { ($0.weights, $0.biases) }
      if layers.count > 1 { activation = step.network[1].activation }
      output = step.network.output
      labels = step.batch.labels
      x = Matrix(
        rows: step.m,
        columns: session.pixelCount,
        values: (0..<step.m).flatMap { step.batch.inputs.values(row: $0) }
      )
    }
    terms = hyper.objective.terms.filter { $0.isOn }
    (eta, rule, mu) = (hyper.eta, session.rule.kind, hyper.mu)
    // After the update it is the velocity of the next step.
    guard session.step?.applied == nil else { return }
    velocities = session.rule.tensors.reduce(into: [:]) { all, entry in
      if let name = TensorName(velocity: entry.key) { all[name] = entry.value }
    }
  }
}
