import Arithmetic
import BackpropCore
import Digits
import Wording

/// The cost of a mini-batch with its contributions apart.
public struct CostParts: Sendable, Equatable {
  /// C₀, the mean over the images.
  public let data: Double
  /// λ/(2n) Σw², or 0 while L2 is off.
  public let penalty: Double
  /// C: both added.
  public var total: Double { data + penalty }
}

extension Session {
  /// The rule a walk was updated by, or else would be now.
  func descent(of walk: Walk) -> GradientDescent { walk.applied ?? descent }

  /// Data and L2 gradients of a walk, by the settings of now; by those of then after its update.
  func gradient(of walk: Walk) -> Gradient {
    let rule = descent(of: walk)
    return Gradient(walk.step.dataGradient, at: walk.network, m: walk.m, n: rule.n, l2: rule.l2)
  }

  /// Data cost and penalty of a walk whose forward pass is known.
  func cost(of walk: Walk) -> CostParts {
    let rule = descent(of: walk)
    return CostParts(
      data: walk.network.cost.mean(
        z: walk.step.forward.outputWeightedInput,
        a: walk.step.forward.output,
        labels: walk.batch.labels
      ),
      penalty: rule.l2.isOn
        ? rule.l2.penalty(sumOfSquares: walk.network.sumOfSquaredWeights, n: rule.n, m: walk.m)
        : 0
    )
  }

  /// Runs the network over a set.
  ///
  /// Throws a `LearnerError` if it is stopped on the way: half an evaluation is none.
  func evaluate(_ set: DigitSet, work: Work) throws -> Evaluation {
    try Evaluation(of: network, on: set.images, labels: set.labels, threads: work.threads) {
      work.spend(cost(ofImages: $0))
      guard !work.isInterrupted() else {
        throw LearnerError("stopped before every image was seen; nothing has changed")
      }
    }
  }

  /// What it takes to run images through the network, as the bounds of a replay count it.
  ///
  /// It is images × weights and biases, and something for the call, however small the network.
  func cost(ofImages count: Int) -> Double {
    Double(count) * Double(network.parameterCount) + 100_000
  }

  /// What a step takes, at most: the mini-batches to come are no larger.
  var costOfStep: Double { cost(ofImages: min(settings.batchSize, n)) }

  /// The number of a layer, if there is such a layer.
  ///
  /// Throws a `LearnerError` that says which there are.
  func layer(_ l: Int) throws -> Int {
    guard (1...network.layers.count).contains(l) else {
      throw LearnerError(
        "there is no layer \(l): the layers of \(sizesText) are "
          + (network.layers.count == 1 ? "only 1" : "1 to \(network.layers.count)")
      )
    }
    return l
  }

  /// The sizes as one word: `784-30-10`.
  var sizesText: String { network.sizes.map(String.init).joined(separator: "-") }
}
