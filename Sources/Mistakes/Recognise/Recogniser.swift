import Arithmetic
import BackpropCore

/// Finds the mistakes in the numbers of a step.
///
/// The step is computed again with each mistake of the catalogue in it, then with each two, and what agrees
/// with every tensor given is an explanation.
package struct Recogniser {
  /// The step.
  package let step: LearnerStep
  let mistakes: [Mistake]
  let isStopped: () -> Bool
  /// The step of the book, its forward pass found.
  private let right: Prediction
  /// How far each tensor that is judged may be off, as large as its numbers are.
  private let bounds: [TensorName: Double]
  /// The same relative to the largest entry that there should be.
  private let tolerances: [TensorName: Double]

  /// A mistake explains numbers that agree already if what is left is ten times less with it, and was more than
  /// a tenth of what may be left.
  private static let floor = 0.1

  /// A recogniser of a step; `isStopped` is asked between one try and the next.
  package init(
    _ step: LearnerStep,
    mistakes: [Mistake] = Mistake.all,
    isStopped: @escaping () -> Bool = { false }
  ) {
    self.step = step
    // One step shows nothing of the step before.
    self.mistakes = mistakes.filter {
      $0.name != "gradient-not-reset"
        && (step.canMoveTooSoon || $0.name != "weights-updated-too-soon")
        && $0.obstacle(step.network, step.hyper.objective) == nil
    }
    self.isStopped = isStopped
    var right = Prediction(step)
    for l in 1...step.layerCount { _ = right.value(of: TensorName(.a, l)) }
    self.right = right
    var (bounds, tolerances, all) = ([TensorName: Double](), [TensorName: Double](), Bounds())
    for name in step.judged {
      let bound = all.bound(of: name, by: &right)
      bounds[name] = bound
      let scale = right.value(of: name).magnitude
      // Where next to nothing should be, nothing is told from a share of it.
      tolerances[name] = scale > 0 && scale.isFinite ? min(bound / scale, 1e-2) : 1e-9
    }
    (self.bounds, self.tolerances) = (bounds, tolerances)
  }

  /// How far a tensor may be off and still agree, relative to its largest entry.
  func tolerance(of name: TensorName) -> Double { tolerances[name] ?? 1e-9 }

  /// How often the step is computed for one mistake at a time, at most: each alone, and with each the order of the
  /// images is looked for.
  package var triesOfOne: Int { (3 + step.layerCount) * (mistakes.count + 16) }

  /// How often for two at a time.
  package var triesOfTwo: Int { (mistakes.count + 16) * (mistakes.count + 15) / 2 }

  /// What the numbers say, of two mistakes at a time too.
  package func diagnosis() -> Diagnosis { diagnosis { true } }

  /// What the numbers say; `mayTryTwo` is asked before two mistakes at a time are tried, if one explains nothing.
  package func diagnosis(mayTryTwo: () throws -> Bool) rethrows -> Diagnosis {
    var diagnosis = try judged(mayTryTwo: mayTryTwo)
    let unseen = diagnosis.agrees ? penaltyUnseen() : []
    if !unseen.isEmpty { diagnosis.known.append(.penaltyUnseen(unseen)) }
    return diagnosis
  }

  private func judged(mayTryTwo: () throws -> Bool) rethrows -> Diagnosis {
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
    if found.isEmpty || found[0].score > Self.floor {
      diagnosis.triedPairs = try mayTryTwo()
    }
    if found.isEmpty || found[0].score > Self.floor, diagnosis.triedPairs {
      let limit = found.first.map { $0.score / 10 } ?? (isClose ? score / 10 : 1)
      let two = best(of: combinations, below: limit)
      if !two.isEmpty { found = two }
    }
    if found.isEmpty, isClose { return diagnosis }
    diagnosis.explanations = found.map(explanation)
    if found.isEmpty { diagnosis.known += findings() }
    return diagnosis
  }

  /// The diagnosis in the layout that the numbers fit best, and that step; it says whether others fit as well.
  package static func best(
    of steps: [LearnerStep],
    isStopped: @escaping () -> Bool = { false },
    diagnose: (Recogniser) throws -> Diagnosis
  ) rethrows -> (step: LearnerStep, diagnosis: Diagnosis)? {
    let all = try steps.map { ($0, try diagnose(Recogniser($0, isStopped: isStopped))) }
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
    var (prediction, candidate, own) = (prediction(candidate), candidate, Bounds())
    for name in step.judged {
      let off = distance(name, &prediction)
      guard off != 0 else { continue }
      // How rounding goes on through a candidate need not be found where it is far from fitting.
      let isFar =
        off > 1e3 * (bounds[name] ?? 0) && off > 1e-2 * prediction.value(of: name).magnitude
      if isFar, limit.isFinite { return nil }
      let score = off.isFinite ? off / own.bound(of: name, by: &prediction) : .infinity
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
      layer: candidate.layer,
      after: right
    )
  }

  private func row(_ name: TensorName, _ prediction: inout Prediction) -> Diagnosis.Row {
    let given = step.given[name]
    let off = distance(name, &prediction)
    let (bound, scale) = (bounds[name] ?? 0, prediction.value(of: name).magnitude)
    let shape = given.map {
      $0.dimensions < 2 ? "\($0.values.columns)" : "\($0.values.rows)×\($0.values.columns)"
    }
    return Diagnosis.Row(
      name: name,
      spelled: given?.spelled ?? name.description,
      shape: shape ?? "",
      difference: Self.share(off, of: max(scale, bound)),
      bound: Self.share(bound, of: max(scale, bound)),
      agrees: off.isFinite && off <= bound && !step.turned.contains(name),
      isSingle: given?.isSingle ?? false
    )
  }

  /// The largest difference; infinite where that is no number.
  private func distance(_ name: TensorName, _ prediction: inout Prediction) -> Double {
    guard let own = step.own[name] else { return 0 }
    let off = (own - prediction.value(of: name)).magnitude
    return off.isNaN ? .infinity : off
  }

  static func share(_ off: Double, of scale: Double) -> Double {
    off == 0 ? 0 : scale == 0 ? .infinity : off / scale
  }

  /// The largest difference relative to the largest entry that there should be.
  static func difference(_ own: Matrix, _ wanted: Matrix) -> Double {
    let off = (own - wanted).magnitude
    return off.isNaN ? .infinity : share(off, of: wanted.magnitude)
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
      moves: moves(of: step.judged),
      rest: step.judged.reduce(0) { rest, name in
        let off = distance(name, &prediction)
        return max(rest, Self.share(off, of: prediction.value(of: name).magnitude))
      },
      labels: candidate.labels,
      layer: candidate.layer
    )
  }

  /// The gradients by their contributions, those that leave nothing else.
  func fits(_ prediction: Prediction) -> [ContributionFit] {
    (1...step.layerCount).compactMap { l in
      let name = TensorName(.gradient, l)
      guard let gradient = step.own[name] else { return nil }
      let (data, penalty) = prediction.contributions(l)
      return ContributionFit(layer: l, gradient: gradient, data: data, penalty: penalty)
        .flatMap { $0.rest <= tolerance(of: name) ? $0 : nil }
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
