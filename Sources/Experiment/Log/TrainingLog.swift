import BackpropCore

/// What was measured as training went: samples of single steps, and what each epoch ended with.
///
/// Which steps are sampled depends on their numbers alone, not on how commands were cut: about a hundred
/// an epoch, and every one of the first hundred until there are as many others. Both lists are bounded:
/// when one is full, every second entry goes.
package struct TrainingLog: Sendable, Equatable {
  /// What one step measured, at the weights before its update.
  package struct Sample: Sendable, Equatable {
    /// The step, from 1.
    package let step: Int
    /// What each part contributes to the cost, in the order of `parts`; 0 where it is off.
    package let costs: [Double]
    /// What was measured of each layer, the first first.
    package let layers: [Layer]

    /// C: the parts added up.
    package var cost: Double { costs.dropFirst().reduce(costs[0], +) }
  }

  /// The sizes of what one step found in one layer.
  package struct Layer: Sendable, Equatable {
    /// ‖·‖ of what each part contributes to the gradient, in the order of `parts`; 0 where it is off.
    package let gradients: [Double]
    /// ‖all terms together‖ / ‖data‖.
    package let ratio: Double
    /// ‖δ‖.
    package let delta: Double
    /// ‖W‖.
    package let weights: Double
    /// The root of the mean square of the weights.
    package let weightRMS: Double
    /// The share of activations where the slope is nearly 0.
    package let saturated: Double
  }

  /// What an epoch ended with.
  package struct EpochEnd: Sendable, Equatable {
    /// The epoch, from 1.
    package let epoch: Int
    /// Steps made by then.
    package let step: Int
    /// On the test set.
    package let test: Evaluation
    /// On the training set, where that is small enough to be looked at every time.
    package let training: Evaluation?
  }

  /// The parts that a sample has numbers of, in their order.
  package static let parts = [Part.data] + Term.Kind.all.map(Part.term)

  /// The samples, the first first.
  package private(set) var samples = Samples()
  /// Whether the samples of the beginning that do not stay have gone.
  private var hasOnlyGrid = false
  /// What epochs ended with, the first first.
  package private(set) var epochs = Journal<EpochEnd>()

  /// Nothing measured.
  package init() {}

  /// The steps that stay in the log: about a hundred an epoch, its first and its last among them.
  package struct Grid: Sendable {
    private let epoch: Int
    private let stride: Int

    /// The steps of epochs with so many.
    init(epoch: Int) {
      (self.epoch, stride) = (epoch, max(1, epoch / 100))
    }

    /// Whether the step of a number, from 1, stays.
    func keeps(_ step: Int) -> Bool {
      (step - 1).isMultiple(of: stride) || step.isMultiple(of: epoch)
    }

    /// Whether it is sampled at all: while there are few, every step is.
    func wants(_ step: Int) -> Bool { step <= 100 || keeps(step) }

    /// Whether there are so many by then that those which do not stay may go.
    func isFull(by step: Int) -> Bool { step > 100 * stride }
  }

  /// Adds what a step measured.
  mutating func append(_ sample: Sample, on grid: Grid) {
    if !hasOnlyGrid, grid.isFull(by: sample.step) {
      samples.keep { grid.keeps($1.step) }
      hasOnlyGrid = true
    }
    samples.append(sample)
    if samples.count > Limits.logCount { samples.keep { index, _ in index.isMultiple(of: 2) } }
  }

  /// Adds what an epoch ended with.
  mutating func append(_ end: EpochEnd) {
    epochs.append(end)
    if epochs.count > Limits.logCount {
      let kept = epochs.all.enumerated().filter { $0.offset.isMultiple(of: 2) }
      epochs.replace(with: kept.map(\.element))
    }
  }

  /// The memory that holds it, roughly.
  var holdings: [Holding] {
    [
      samples.holding,
      epochs.holding(bytesEach: 2_000),
    ]
  }
}
