import BackpropCore
import Digits

/// One step on one mini-batch, as far as it has been walked.
///
/// It keeps the weights it was computed with, so that its numbers stay true after the update.
public struct Walk: Sendable {
  /// The images.
  public internal(set) var batch: MiniBatch
  /// Where the batch stands in its epoch; none if its images were chosen by hand.
  public internal(set) var number: BatchNumber?
  /// How far the step has come.
  public internal(set) var phase = Phase.batch
  /// What the phases found.
  public internal(set) var step = TrainingStep()
  /// The weights and biases that the phases were computed with.
  public internal(set) var network: Network
  /// The rule by which the weights moved; none before the update.
  public internal(set) var applied: GradientDescent?

  /// m, images in the mini-batch.
  public var m: Int { batch.labels.count }
}

/// Mini-batch `number` of `count` in epoch `epoch`, all counted from 1.
public struct BatchNumber: Sendable, Equatable {
  /// The epoch.
  public let epoch: Int
  /// The mini-batch in it.
  public let number: Int
  /// Mini-batches in the epoch.
  public let count: Int
}
