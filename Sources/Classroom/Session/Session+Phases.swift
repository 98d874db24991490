import Arithmetic
import BackpropCore
import Wording

// The phases of a step, one by one. A phase asked for too early throws what comes first.

extension Session {
  /// z and a of every layer, for the current batch at the current weights.
  mutating func forward(threads: Int) throws {
    var walk = try reach(.batch)
    walk.network = network
    walk.applied = nil
    walk.step.forward.run(network, on: walk.batch.inputs, threads: threads)
    walk.step.backward.begin(network)
    finish(.forward, walk)
  }

  /// The cost has been looked at.
  mutating func lookAtCost() throws {
    let walk = try reach(.forward)
    if walk.phase < .cost { finish(.cost, walk) }
  }

  /// δ of the next layer down.
  ///
  /// - Returns: The layer.
  @discardableResult
  mutating func backwardOneLayer(threads: Int) throws -> Int {
    var walk = try reach(.forward)
    guard !walk.step.backward.isComplete else {
      throw LearnerError("every layer has its δ: type grad for the gradient")
    }
    walk.step.backward.step(
      walk.network,
      after: walk.step.forward,
      labels: walk.batch.labels,
      threads: threads
    )
    let layer = walk.step.backward.lowestLayer
    finish(.backward, walk)
    return layer
  }

  /// The data gradient of every layer; L2 is added when it is looked at, by the settings of then.
  mutating func computeGradient(threads: Int) throws {
    var walk = try reach(.backward)
    guard walk.step.backward.isComplete else {
      let next = walk.step.backward.lowestLayer - 1
      throw LearnerError("layer \(next) has no δ yet: type backward for what is left")
    }
    walk.step.dataGradient.run(
      inputs: walk.batch.inputs,
      forward: walk.step.forward,
      backward: walk.step.backward,
      threads: threads
    )
    finish(.gradient, walk)
  }

  /// Moves the weights by the gradient.
  mutating func update(threads: Int) throws {
    var walk = try reach(.gradient)
    guard walk.phase == .gradient else {
      throw LearnerError("this batch has had its update: type batch for the next")
    }
    record(walk)
    applyUpdate(&walk, threads: threads)
    finish(.update, walk)
  }

  /// The next phase of the walk, whichever that is; a new batch after the update.
  ///
  /// - Returns: The phase reached.
  mutating func nextPhase(threads: Int) throws -> Phase {
    guard let walk, walk.phase != .update else {
      drawBatch()
      return .batch
    }
    switch walk.phase {
    case .batch: try forward(threads: threads)
    case .forward: try lookAtCost()
    case .cost: try backwardOneLayer(threads: threads)
    case .backward where !walk.step.backward.isComplete: try backwardOneLayer(threads: threads)
    case .backward: try computeGradient(threads: threads)
    case .gradient, .update: try update(threads: threads)
    }
    return self.walk?.phase ?? .batch
  }

  /// Every phase that is left of the current step.
  mutating func finishStep(threads: Int) throws {
    while walk?.phase != .update { _ = try nextPhase(threads: threads) }
  }

  mutating func applyUpdate(_ walk: inout Walk, threads: Int) {
    walk.applied = descent
    descent.update(&network, by: walk.step.dataGradient, m: walk.m, threads: threads)
    stepCount += 1
  }

  /// The walk, if it has come to a phase.
  ///
  /// Throws a `LearnerError` that says what to type first.
  func reach(_ phase: Phase) throws -> Walk {
    guard let walk else {
      throw LearnerError("there is no mini-batch yet: type batch first")
    }
    guard walk.phase >= phase else {
      let commands = walk.missing(before: phase).map(\.command)
      throw LearnerError(
        "this step has no \(phase.product) yet: type \(commands.list("and")) first"
      )
    }
    return walk
  }

  private mutating func finish(_ phase: Phase, _ walk: Walk) {
    self.walk = walk
    self.walk?.phase = phase
    revision += 1
  }
}

extension Walk {
  /// The phases to go through up to one that has not been reached; the cost need not be looked at.
  fileprivate func missing(before wanted: Phase) -> [Phase] {
    Phase.allCases.filter { phase in
      let isUnfinished = phase == .backward && self.phase == .backward && !step.backward.isComplete
      return phase <= wanted && phase != .cost && (phase > self.phase || isUnfinished)
    }
  }
}

extension Phase {
  /// What it makes.
  fileprivate var product: String {
    switch self {
    case .batch: "mini-batch"
    case .forward, .cost: "forward pass"
    case .backward: "backward pass"
    case .gradient: "gradient"
    case .update: "update"
    }
  }
}
