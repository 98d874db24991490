import Arithmetic
import BackpropCore

/// Finds the mistakes in the numbers of a step.
///
/// The step is computed again with each mistake of the catalogue in it, then with each two, and what agrees
/// with every tensor given is an explanation.
package struct Recogniser {
  let step: LearnerStep
  let mistakes: [Mistake]
  private let isStopped: () -> Bool
  /// The step of the book, its forward pass found.
  private let right: Prediction

  /// A mistake explains float32 numbers that agree already if what is left is ten times less with it, and was
  /// more than a fiftieth of what rounding may leave.
  private static let floor = 0.02

  /// A recogniser of a step; `isStopped` is asked between one try and the next.
  package init(
    _ step: LearnerStep,
    mistakes: [Mistake] = Mistake.all,
    isStopped: @escaping () -> Bool = { false }
  ) {
    self.step = step
    // One step shows nothing of the step before.
    self.mistakes = mistakes.filter {
      $0.name != "gradient-not-reset" && (step.knowsEta || $0.name != "weights-updated-too-soon")
        && $0.obstacle(step.network, step.hyper.objective) == nil
    }
    self.isStopped = isStopped
    var right = Prediction(step)
    for l in 1...step.layerCount { _ = right.value(of: TensorName(.a, l)) }
    self.right = right
  }

  /// How often the step is computed, at most.
  package func tries(withPairs: Bool) -> Int {
    let alone = mistakes.count + 16
    return alone + (withPairs ? alone * (alone - 1) / 2 : 0)
  }

  /// What the numbers say; without `pairs` only one mistake at a time is tried.
  package func diagnosis(pairs: Bool = true) -> Diagnosis {
    var right = right
    var rows = step.judged.map { row($0, &right) }
    let cost = costRow(&right)
    if let cost {
      let place = rows.firstIndex { ![.z, .a].contains($0.name.quantity) } ?? rows.count
      rows.insert(cost.row, at: place)
    }
    var diagnosis = Diagnosis(rows: rows)
    diagnosis.known = step.turned.sorted { $0.layer < $1.layer }.map { .transposed($0) }
    if let finding = cost?.finding { diagnosis.known.append(finding) }
    diagnosis.inputs = mistakes.filter { isInInputs($0) }
    let score = scored(Candidate([]), upTo: .infinity)?.score ?? .infinity
    guard score > Self.floor else { return diagnosis }
    let isClose = score <= 1
    let notFinite = notFinite()
    guard notFinite.isEmpty else {
      diagnosis.known += notFinite
      return diagnosis
    }

    var found = best(of: single, below: isClose ? score / 10 : 1)
    if found.isEmpty, !isClose, let used = usedOrder() { found = [used] }
    if found.isEmpty || found[0].score > Self.floor, pairs {
      let limit = found.first.map { $0.score / 10 } ?? (isClose ? score / 10 : 1)
      let two = best(of: combinations, below: limit)
      if !two.isEmpty { found = two }
    }
    diagnosis.triedPairs = pairs
    if found.isEmpty, isClose { return diagnosis }
    diagnosis.explanations = found.map(explanation)
    if found.isEmpty { diagnosis.known += findings() }
    return diagnosis
  }

  /// The diagnosis in the layout that the numbers fit best, and that step; it says whether others fit as well.
  package static func best(
    of steps: [LearnerStep],
    diagnose: (Recogniser) -> Diagnosis,
    isStopped: @escaping () -> Bool = { false }
  ) -> (step: LearnerStep, diagnosis: Diagnosis)? {
    let all = steps.map { ($0, diagnose(Recogniser($0, isStopped: isStopped))) }
    // Agreeing is best, then an explanation of few mistakes, then few tensors that differ.
    func worth(_ diagnosis: Diagnosis) -> (Int, Int) {
      let wrong = diagnosis.rows.count { !$0.agrees }
      let mistakes = diagnosis.explanations.map(\.mistakes.count).min()
      return (wrong == 0 && mistakes == nil ? 0 : mistakes ?? 9, wrong)
    }
    guard let best = all.min(by: { worth($0.1) < worth($1.1) }) else { return nil }
    let isOpen = all.count { worth($0.1) == worth(best.1) } > 1
    return (best.0.leavingOpen(isOpen), best.1)
  }

  /// What may explain the numbers: mistakes, and images or labels in another order than they are known in.
  struct Candidate {
    let mistakes: [Mistake]
    var labels: [UInt8]?
    var x: Matrix?
    /// Whether a mistake in a mean is one of weights alone.
    var sparesBiases = false
    /// How far the tensors are off then, in units of what rounding may leave.
    var score = 0.0

    init(_ mistakes: [Mistake], labels: [UInt8]? = nil, x: Matrix? = nil) {
      (self.mistakes, self.labels, self.x) = (mistakes, labels, x)
    }
  }

  /// Each mistake alone: a mean may be wrong for weights alone, and labels may be shifted by any number.
  private var single: [Candidate] {
    let whole = mistakes.map { Candidate([$0]) }
    let means = mistakes.filter { $0.name.hasPrefix("data-") }
      .map { mistake in
        var candidate = Candidate([mistake])
        candidate.sparesBiases = true
        return candidate
      }
    guard step.own[TensorName(.y)] == nil else { return whole + means }
    let outputs = step.count.outputs
    let shifts = mistakes.filter { $0.name == "labels-shifted" }
      .flatMap { mistake in
        (1..<max(2, outputs)).map { shift in
          Candidate([mistake], labels: step.labels.map { UInt8((Int($0) + shift) % outputs) })
        }
      }
    return whole + means + shifts
  }

  /// Every two of those at once.
  private var combinations: [Candidate] {
    let all = single
    return all.indices.flatMap { i in
      all[(i + 1)...].compactMap { other in
        guard other.mistakes != all[i].mistakes else { return nil }
        var both = Candidate(
          all[i].mistakes + other.mistakes,
          labels: all[i].labels ?? other.labels
        )
        both.sparesBiases = all[i].sparesBiases || other.sparesBiases
        return both
      }
    }
  }

  /// Those that explain all: the best, and what is as good.
  private func best(of candidates: [Candidate], below limit: Double) -> [Candidate] {
    var found: [Candidate] = []
    for candidate in candidates {
      guard !isStopped() else { return [] }
      if let scored = scored(candidate, upTo: limit) { found.append(scored) }
    }
    let least = found.map(\.score).min() ?? 0
    // The same mistake in two ways is one explanation.
    return found.filter { $0.score <= max(10 * least, Self.floor) }
      .reduce(into: []) { all, next in
        if !all.contains(where: { $0.mistakes == next.mistakes }) { all.append(next) }
      }
  }

  /// A candidate with its score; nil if that is beyond `limit`.
  func scored(_ candidate: Candidate, upTo limit: Double) -> Candidate? {
    var prediction = prediction(candidate)
    var candidate = candidate
    for name in step.judged {
      let score = difference(name, &prediction) / step.tolerance(of: name)
      guard score <= limit else { return nil }
      candidate.score = max(candidate.score, score)
    }
    return candidate
  }

  private func prediction(_ candidate: Candidate) -> Prediction {
    Prediction(
      step,
      candidate.mistakes,
      x: candidate.x,
      labels: candidate.labels,
      sparingBiases: candidate.sparesBiases,
      after: right
    )
  }

  private func row(_ name: TensorName, _ prediction: inout Prediction) -> Diagnosis.Row {
    let given = step.given[name]
    let off = difference(name, &prediction)
    let shape = given.map {
      $0.dimensions < 2 ? "\($0.values.columns)" : "\($0.values.rows)×\($0.values.columns)"
    }
    return Diagnosis.Row(
      name: name,
      spelled: given?.spelled ?? name.description,
      shape: shape ?? "",
      difference: off,
      agrees: off <= step.tolerance(of: name) && !step.turned.contains(name),
      isSingle: given?.isSingle ?? false
    )
  }

  /// The cost as a row, and what else it may be where it is another.
  private func costRow(_ prediction: inout Prediction) -> (row: Diagnosis.Row, finding: Finding?)? {
    guard let yours = step.cost else { return nil }
    let (data, penalty) = prediction.cost()
    let expected = data + penalty
    let (m, n) = (Double(step.count.m), Double(step.count.n))
    let name = TensorName(.cost)
    let tolerance = step.tolerance(of: name)
    func isNear(_ value: Double) -> Bool {
      (yours - value).magnitude <= tolerance * max(value.magnitude, .leastNormalMagnitude)
    }
    let values: [CostVariant: Double] = [
      .withoutPenalty: data, .dividedByM: data + penalty * n / m, .undivided: data + penalty * n,
      .withoutHalf: data + 2 * penalty, .summed: data * m + penalty,
      .averagedOverOutputs: data / Double(step.count.outputs) + penalty,
    ]
    let agrees = isNear(expected)
    let row = Diagnosis.Row(
      name: name,
      spelled: step.given[name]?.spelled ?? "cost",
      shape: "",
      difference: expected == 0
        ? (yours - expected).magnitude : ((yours - expected) / expected).magnitude,
      agrees: agrees,
      isSingle: step.given[name]?.isSingle ?? false
    )
    let variants = CostVariant.allCases.filter { values[$0].map(isNear) == true }
    return (row, agrees ? nil : .cost(yours: yours, expected: expected, variants: variants))
  }

  private func difference(_ name: TensorName, _ prediction: inout Prediction) -> Double {
    guard let own = step.own[name] else { return 0 }
    let wanted = prediction.value(of: name)
    return Self.difference(own, wanted, least: prediction.rounding(of: name))
  }

  /// The largest difference relative to the largest entry that there should be, or to `least`.
  static func difference(_ own: Matrix, _ wanted: Matrix, least: Double = 0) -> Double {
    let (off, scale) = ((own - wanted).magnitude, max(wanted.magnitude, least))
    guard off != 0 else { return 0 }
    return off.isNaN || scale == 0 ? .infinity : off / scale
  }

  private func notFinite() -> [Finding] {
    step.judged.compactMap { name in
      guard let largest = step.own[name]?.largest, !largest.value.isFinite else { return nil }
      return .notFinite(name, row: largest.row, column: largest.column)
    }
  }

  /// The mistakes with their evidence: what the gradients are made of once the others are taken for granted.
  private func explanation(_ candidate: Candidate) -> Cause {
    var prediction = prediction(candidate)
    return Cause(
      mistakes: candidate.mistakes,
      fits: fits(prediction),
      rest: step.judged.reduce(0) { max($0, difference($1, &prediction)) },
      labels: candidate.labels
    )
  }

  /// The gradients by their contributions, those that leave nothing else.
  func fits(_ prediction: Prediction) -> [ContributionFit] {
    (1...step.layerCount).compactMap { l in
      let name = TensorName(.gradient, l)
      guard let gradient = step.own[name] else { return nil }
      let (data, penalty) = prediction.contributions(l)
      return ContributionFit(layer: l, gradient: gradient, data: data, penalty: penalty)
        .flatMap { $0.rest <= step.tolerance(of: name) ? $0 : nil }
    }
  }

  /// Mistakes that are seen in what the step was given, and leave no trace in what it made of that.
  private func isInInputs(_ mistake: Mistake) -> Bool {
    switch mistake.name {
    case "pixels-not-scaled":
      guard let x = step.own[TensorName(.x)] else { return false }
      return x.magnitude > 2 && x.values.allSatisfy { $0 >= 0 && $0 <= 255 && $0 == $0.rounded() }
    case "same-start":
      return (1...step.layerCount).contains { l in
        guard let weights = step.own[TensorName(.w, l)], weights.columns > 1 else { return false }
        return (0..<weights.rows).allSatisfy { row in
          weights.row(row).allSatisfy { $0 == weights[row, 0] }
        }
      }
    default: return false
    }
  }
}
