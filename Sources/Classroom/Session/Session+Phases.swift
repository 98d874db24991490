import Arithmetic
import BackpropCore

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
      let next = Phase.allCases[walk.phase.rawValue + (walk.phase == .forward ? 2 : 1)]
      throw LearnerError(
        "\(phase.wanted) for that, and this step has come to \(walk.phase.command): "
          + "type \(next.command) next"
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

extension Phase {
  fileprivate var wanted: String {
    switch self {
    case .batch: "a mini-batch is needed"
    case .forward, .cost: "the forward pass is needed"
    case .backward: "the backward pass is needed"
    case .gradient: "the gradient is needed"
    case .update: "the update is needed"
    }
  }
}
