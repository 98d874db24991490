import Arithmetic
import BackpropCore
import Wording

/// What a check of the gradient found.
package struct GradientReport: Sendable {
  /// The check, which says what was compared, and how.
  package let check: GradientCheck
  /// What was found of each layer, its weights and its biases, each part of them.
  package var findings: [SlopeSummary] = []
  /// Weights and biases that were moved.
  package var moved = 0
  /// Whether it was stopped before all were.
  package var isInterrupted = false

  /// The findings whose two ways differ.
  package var wrong: [SlopeSummary] { findings.filter { !$0.agrees } }
  /// Slopes left out of the parts, each being at a kink.
  package var kinks: Int { findings.reduce(0) { $0 + ($1.subject == nil ? 0 : $1.kinks) } }
}

/// How large the relative errors are for one h.
package struct StepErrors: Sendable {
  /// h, beside max(1, |w|).
  package let h: Double
  /// The largest; none where every slope is at a kink.
  package let largest: Double?
  /// The middle one.
  package let median: Double?
}

extension Session {
  /// Weights or biases of one layer that are checked together.
  private struct Group {
    let layer: Int
    let isOfBiases: Bool
    let count: Int
    /// The places of those that are drawn; none where all are checked.
    let drawn: [Int]?

    var checked: Int { drawn?.count ?? count }
    /// What it takes to move one of them.
    let cost: Double
    /// How many are moved between two looks at whether to go on.
    var chunk: Int { min(1_024, max(16, Int(2e9 / cost))) }
  }

  /// Checks the gradient of the current mini-batch against the slope of the objective.
  ///
  /// The step itself stays where it is: what it has not found yet is found on a copy.
  ///
  /// - Parameters:
  ///   - sample: Weights to check of each layer, and biases; drawn by the seed. None for all.
  ///   - work: When it says so the check stops, with what it has found by then.
  /// - Returns: What was found.
  /// - Throws: A `LearnerError` where there is no mini-batch.
  package func checkGradient(sample: Int?, work: Work) throws -> GradientReport {
    let step = try stepWithGradient(work: work)
    let check = try measurableCheck(of: step, threads: work.threads)
    var report = GradientReport(check: check)
    let groups = groups(sample: sample, of: step)
    let all = groups.reduce(0) { $0 + $1.checked }
    let polls = groups.reduce(0) { $0 + ($1.checked + $1.chunk - 1) / $1.chunk }
    let cost = groups.reduce(0) { $0 + Double($1.checked) * $1.cost }
    try work.foresee(ForeseenWork(each: cost / Double(polls), times: polls, polls: 1))
    var layer: (number: Int, check: GradientCheck.Layer)?
    for group in groups {
      if layer?.number != group.layer { layer = (group.layer, check.layer(group.layer)) }
      guard let layer = layer?.check else { continue }
      var findings = check.subjects.map {
        SlopeSummary(layer: group.layer, isOfBiases: group.isOfBiases, subject: $0)
      }
      for lower in stride(from: 0, to: group.checked, by: group.chunk) {
        let parameters = self.parameters(lower..<min(lower + group.chunk, group.checked), of: group)
        work.spend(Double(parameters.count) * group.cost)
        report.isInterrupted = work.isInterrupted()
        if report.isInterrupted { break }
        for slopes in layer.slopes(of: parameters, threads: work.threads) {
          for (i, slope) in slopes.enumerated() {
            if let slope { findings[i].add(slope, floor: check.floor) }
          }
        }
        report.moved += parameters.count
        work.progress(Double(report.moved) / Double(all), "check")
      }
      report.findings += findings.filter { $0.count + $0.kinks > 0 }
      if report.isInterrupted { break }
    }
    return report
  }

  /// The check of a step, where slopes can be measured at all.
  ///
  /// Throws a `LearnerError` where the cost is so large that every slope drowns in its rounding.
  private func measurableCheck(of step: Step, threads: Int) throws -> GradientCheck {
    let check = check(of: step, threads: threads)
    guard check.floor < 1_000 else {
      throw LearnerError(
        "the cost has grown so large that no slope can be measured beside it: go back with undo, or type reset"
      )
    }
    return check
  }

  /// The relative errors of the whole gradient for several h, of weights and biases drawn by the seed.
  ///
  /// Throws a `LearnerError` where there is no mini-batch, or if it is stopped on the way.
  package func checkSteps(_ steps: [Double], sample: Int, work: Work) throws -> [StepErrors] {
    let step = try stepWithGradient(work: work)
    let check = try measurableCheck(of: step, threads: work.threads)
    let groups = groups(sample: sample, of: step)
    let cost = groups.reduce(0) { $0 + Double($1.checked) * $1.cost }
    try work.foresee(ForeseenWork(each: cost, times: steps.count))
    var errors = steps.map { _ in [Double]() }
    for l in 1...step.network.layers.count {
      let layer = check.layer(l)
      let parameters = groups.filter { $0.layer == l }.flatMap {
        self.parameters(0..<$0.checked, of: $0)
      }
      let cost = Double(parameters.count) * costOfProbe(layer: l, of: step)
      for (i, h) in steps.enumerated() {
        work.spend(cost)
        guard !work.isInterrupted() else { throw LearnerError("stopped; nothing has changed") }
        errors[i] += layer.slopes(of: parameters, step: h, threads: work.threads)
          .compactMap { $0.compactMap { $0 }.last }
          .filter { !$0.isAtKink }
          .map { $0.relativeError(floor: check.floor) }
      }
    }
    return zip(steps, errors).map { h, errors in
      let errors = errors.sorted()
      return StepErrors(
        h: h,
        largest: errors.last,
        median: errors.isEmpty ? nil : errors[errors.count / 2]
      )
    }
  }

  private func check(of step: Step, threads: Int) -> GradientCheck {
    GradientCheck(
      of: gradient(of: step),
      inputs: step.batch.inputs,
      labels: step.batch.labels,
      threads: threads
    )
  }

  /// The current step with its gradient, which is found on a copy if it is not known yet.
  private func stepWithGradient(work: Work) throws -> Step {
    var step = try stepAtItsWeights()
    guard step.phase < .gradient else { return step }
    try work.begin(costOfStep)
    step.find(through: .gradient, by: operations(of: step), after: carried, threads: work.threads)
    return step
  }

  /// The current step, with the weights of now where no phase has used others.
  func stepAtItsWeights() throws -> Step {
    var step = try reach(.batch)
    guard step.phase == .batch else { return step }
    (step.network, step.applied) = (network, nil)
    step.foreseen = planted == nil ? nil : hyper
    return step
  }

  private func groups(sample: Int?, of step: Step) -> [Group] {
    (1...step.network.layers.count).flatMap { l in
      [false, true].map { isOfBiases in
        let layer = step.network[l]
        let count = layer.units * (isOfBiases ? 1 : layer.inputs)
        let draws = SplitMix64(seed: settings.seed).stream(UInt64(2 * l + (isOfBiases ? 1 : 0)))
        return Group(
          layer: l,
          isOfBiases: isOfBiases,
          count: count,
          drawn: sample.flatMap { $0 < count ? draws.places($0, of: count) : nil },
          cost: costOfProbe(layer: l, of: step)
        )
      }
    }
  }

  private func parameters(_ range: Range<Int>, of group: Group) -> [Parameter] {
    let units = group.isOfBiases ? group.count : network[group.layer].units
    return range.map { i in
      let place = group.drawn?[i] ?? i
      return Parameter(
        layer: group.layer,
        from: group.isOfBiases ? nil : place / units,
        to: place % units
      )
    }
  }
}

extension SplitMix64 {
  /// So many different places among `count`, ascending; fewer than there are.
  fileprivate func places(_ wanted: Int, of count: Int) -> [Int] {
    var found: Set<Int> = []
    var draw: UInt64 = 0
    while found.count < wanted {
      found.insert(integer(at: draw, below: count))
      draw += 1
    }
    return found.sorted()
  }
}
