import Arithmetic
import BackpropCore
import Digits

/// One step on one mini-batch, as far as it has come.
///
/// It keeps the weights it was computed with, so that its numbers stay true after the update.
package struct Step: Sendable {
  /// The images.
  package internal(set) var batch: MiniBatch
  /// Where the batch stands in its epoch; none if its images were chosen by hand.
  package internal(set) var number: BatchNumber?
  /// How far the step has come.
  package internal(set) var phase = Phase.batch
  /// What the phases found.
  package internal(set) var found = TrainingStep()
  /// The weights and biases that the phases were computed with.
  package internal(set) var network: Network
  /// What an update would have gone by when the forward pass was made; kept where a mistake is planted,
  /// which may take the update before its turn.
  var foreseen: Hyperparameters?
  /// What the weights moved by; none before the update.
  package internal(set) var applied: Update?

  /// A step on a mini-batch, nothing found yet.
  init(batch: MiniBatch, network: Network) {
    (self.batch, self.network) = (batch, network)
  }

  /// The same images, with nothing computed yet.
  func begunAnew(_ network: Network) -> Step {
    var step = Step(batch: batch, network: network)
    step.number = number
    return step
  }

  /// m, images in the mini-batch.
  package var m: Int { batch.labels.count }

  /// Whether every layer has its δ.
  package var isBackwardComplete: Bool { found.backward.isComplete }
}

/// What moved the weights: the numbers it went by, and the rule with what it remembered after that.
package struct Update: Sendable, Equatable {
  /// η, and the objective.
  package let hyper: Hyperparameters
  /// The rule after the update.
  package let rule: Rule
}

extension Step: Equatable {
  /// Whether both have come equally far and found the same; scratch memory does not count.
  package static func == (a: Step, b: Step) -> Bool {
    a.phase == b.phase && a.number == b.number && a.applied == b.applied
      && a.foreseen == b.foreseen
      && a.batch.indices == b.batch.indices && a.network == b.network
      && (a.phase < .forward || a.found.forward == b.found.forward)
      && (a.phase < .forward || a.found.backward == b.found.backward)
      && (a.phase < .gradient || a.found.dataGradient == b.found.dataGradient)
  }
}

/// Mini-batch `number` of `count` in epoch `epoch`, all counted from 1.
package struct BatchNumber: Sendable, Equatable {
  /// The epoch.
  package let epoch: Int
  /// The mini-batch in it.
  package let number: Int
  /// Mini-batches in the epoch.
  package let count: Int
}
