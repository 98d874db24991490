import BackpropCore
import Wording

/// What was measured as training went: samples of single steps, and the accuracy after each epoch.
///
/// Old samples are shared between the copies of a session, so that going back costs little memory.
public struct TrainingLog: Sendable {
  /// What one step measured, at the weights before its update.
  public struct Sample: Sendable {
    /// The step, from 1.
    public let step: Int
    /// C₀.
    public let dataCost: Double
    /// λ/(2n) Σw².
    public let penalty: Double
    /// The norms of each layer, the first first.
    public let layers: [LayerNorms]
  }

  /// The sizes of what one step found in one layer.
  public struct LayerNorms: Sendable {
    /// ‖data gradient‖.
    public let data: Double
    /// ‖L2 gradient‖.
    public let l2: Double
    /// ‖δ‖.
    public let delta: Double
    /// ‖W‖.
    public let weights: Double
    /// The root of the mean square of the weights.
    public let weightRMS: Double
  }

  /// What an epoch ended with.
  public struct EpochEnd: Sendable {
    /// The epoch, from 1.
    public let epoch: Int
    /// Steps made by then.
    public let step: Int
    /// On the test set.
    public let test: Evaluation
    /// On the training set, where that is small enough to be looked at every time.
    public let training: Evaluation?
  }

  private final class Chunk: Sendable {
    let samples: [Sample]
    init(_ samples: [Sample]) { self.samples = samples }
  }

  private var full: [Chunk] = []
  private var last: [Sample] = []
  /// What each epoch ended with.
  public private(set) var epochs: [EpochEnd] = []

  /// Nothing measured.
  public init() {}

  /// Every sample, the first first.
  public var samples: [Sample] { full.flatMap(\.samples) + last }

  /// The sample added last.
  public var lastSample: Sample? { last.last ?? full.last?.samples.last }

  /// Adds what a step measured.
  mutating func append(_ sample: Sample) {
    last.append(sample)
    if last.count == 64 {
      full.append(Chunk(last))
      last = []
    }
  }

  /// Adds what an epoch ended with.
  mutating func append(_ end: EpochEnd) {
    epochs.append(end)
  }
}

extension Session {
  /// Keeps the measures of a step whose gradient is known and whose update has not come.
  mutating func record(_ walk: Walk) {
    let gradient = gradient(of: walk)
    let cost = cost(of: walk)
    let layers = (1...gradient.layerCount).map { l in
      let weights = walk.network.layers[l - 1].weights
      let norm = weights.norm
      return TrainingLog.LayerNorms(
        data: gradient.data(l).norm,
        // ‖(λ/n) W‖ from ‖W‖: the matrix itself is not needed for a curve.
        l2: (gradient.penaltyFactor ?? 0) * norm,
        delta: walk.step.backward.delta(l)?.norm ?? 0,
        weights: norm,
        weightRMS: norm / Double(weights.rows * weights.columns).squareRoot()
      )
    }
    log.append(
      TrainingLog.Sample(
        step: stepCount + 1,
        dataCost: cost.data,
        penalty: cost.penalty,
        layers: layers
      )
    )
  }

  /// Measures and keeps what the epoch ended with.
  ///
  /// Throws a `LearnerError` if it is stopped on the way; then nothing of it is kept.
  mutating func recordEpoch(work: Work) throws -> TrainingLog.EpochEnd {
    let end = TrainingLog.EpochEnd(
      epoch: epoch,
      step: stepCount,
      test: try evaluate(data.test, work: work),
      training: n <= 10_000 ? try evaluate(data.training, work: work) : nil
    )
    log.append(end)
    return end
  }
}
