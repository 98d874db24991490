import Arithmetic
import BackpropCore
import Wording

// The phases of a step, one by one. A phase asked for too early throws what comes first.

extension Session {
  /// The phase that comes next: of the step that was begun, or the first of a new one.
  package var nextPhase: Phase {
    switch step?.phase {
    case nil, .update: .batch
    case .batch: .forward
    case .forward: .cost
    case .cost: .backward
    case .backward: step?.isBackwardComplete == true ? .gradient : .backward
    case .gradient: .update
    }
  }

  /// Does the next phase, whichever that is; of the backward pass one layer.
  package mutating func advance(threads: Int) throws {
    switch nextPhase {
    case .batch: drawBatch()
    case .forward: try forward(threads: threads)
    case .cost: try lookAtCost()
    case .backward: try backwardOneLayer(threads: threads)
    case .gradient: try computeGradient(threads: threads)
    case .update: try update(threads: threads)
    }
  }

  /// z and a of every layer, for the current batch at the current weights.
  package mutating func forward(threads: Int) throws {
    var step = try reach(.batch)
    step.network = network
    (step.applied, step.foreseen) = (nil, planted == nil ? nil : hyper)
    step.phase = .forward
    step.find(through: .forward, by: operations(of: step), threads: threads)
    self.step = step
  }

  /// The cost has been looked at.
  package mutating func lookAtCost() throws {
    if try reach(.forward).phase < .cost { step?.phase = .cost }
  }

  /// δ of the next layer down.
  ///
  /// - Returns: The layer.
  @discardableResult
  package mutating func backwardOneLayer(threads: Int) throws -> Int {
    var step = try reach(.forward)
    guard !step.isBackwardComplete else {
      throw LearnerError("every layer has its δ: type grad for the gradient")
    }
    step.phase = .backward
    step.findOneDelta(by: operations(of: step), threads: threads)
    self.step = step
    return step.found.backward.lowestLayer
  }

  /// The data gradient of every layer; terms are added when it is looked at, by the settings of then.
  package mutating func computeGradient(threads: Int) throws {
    var step = try reach(.backward)
    guard step.isBackwardComplete else {
      let next = step.found.backward.lowestLayer - 1
      throw LearnerError("layer \(next) has no δ yet: type backward for what is left")
    }
    step.phase = .gradient
    step.findGradient(by: operations(of: step), after: carried, threads: threads)
    self.step = step
  }

  /// Moves the weights by the gradient.
  package mutating func update(threads: Int) throws {
    guard try reach(.gradient).phase == .gradient else {
      throw LearnerError("this batch has had its update: type batch for the next")
    }
    guard var step = takeStep() else { return }
    applyUpdate(&step, threads: threads)
    self.step = step
  }

  /// Every phase that is left of the current step.
  mutating func finishStep(threads: Int) throws {
    while step?.phase != .update { try advance(threads: threads) }
  }

  /// Moves the weights by a step whose gradient is known, and logs what it measured.
  mutating func applyUpdate(_ step: inout Step, threads: Int) {
    if grid.wants(stepCount + 1) { log.append(measure(step), on: grid) }
    let gradient = gradient(of: step)
    rule.update(&network, by: gradient, hyper, threads: threads)
    step.applied = Update(hyper: hyper, rule: rule)
    step.phase = .update
    stepCount += 1
  }

  /// The step, if it has come to a phase.
  ///
  /// Throws a `LearnerError` that says what to type first.
  package func reach(_ phase: Phase) throws -> Step {
    guard let step else {
      throw LearnerError("there is no mini-batch yet: type batch first")
    }
    guard step.phase >= phase else {
      let commands = step.missing(before: phase).map(\.command)
      throw LearnerError(
        "this step has no \(phase.product) yet: type \(commands.list("and")) first"
      )
    }
    return step
  }
}

extension Step {
  /// Finds z and a, and with them what follows up to a phase: the same bits as phase by phase.
  mutating func find(
    through phase: Phase,
    by operations: Operations,
    after carried: DataGradient? = nil,
    threads: Int
  ) {
    found.forward.run(network, on: batch.inputs, by: operations, threads: threads)
    found.backward.begin(network)
    guard phase > .forward else { return }
    while !isBackwardComplete { findOneDelta(by: operations, threads: threads) }
    findGradient(by: operations, after: carried, threads: threads)
  }

  /// Finds δ of the next layer down.
  mutating func findOneDelta(by operations: Operations, threads: Int) {
    found.backward.step(
      network,
      after: found.forward,
      labels: batch.labels,
      by: operations,
      threads: threads
    )
  }

  /// Finds what the data ask of every weight and bias, the sums carried over being what was there before.
  mutating func findGradient(
    by operations: Operations,
    after carried: DataGradient?,
    threads: Int
  ) {
    if operations.sumsBefore != nil { found.dataGradient = carried ?? DataGradient() }
    found.dataGradient.run(
      inputs: batch.inputs,
      forward: found.forward,
      backward: found.backward,
      by: operations,
      threads: threads
    )
  }

  /// The phases to go through up to one that has not been reached; the cost need not be looked at.
  fileprivate func missing(before wanted: Phase) -> [Phase] {
    Phase.allCases.filter { phase in
      let isUnfinished = phase == .backward && self.phase == .backward && !isBackwardComplete
      return phase <= wanted && phase != .cost && (phase > self.phase || isUnfinished)
    }
  }
}
