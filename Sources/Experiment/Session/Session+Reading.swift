import Arithmetic
import BackpropCore
import Digits
import Mistakes
import Wording

extension Session {
  /// What a step was updated by, or else would be now.
  package func hyper(of step: Step) -> Hyperparameters { step.applied?.hyper ?? hyper }

  /// How the lines of a step are computed: those of the book, or one mistaken.
  package func operations(of step: Step) -> Operations {
    planted.map { $0.operations(step.foreseen ?? hyper(of: step)) } ?? .correct
  }

  /// How the lines of a pass beside any step are computed.
  package var operations: Operations { planted.map { $0.operations(hyper) } ?? .correct }

  /// The gradient of a step, its contributions apart, by the settings of now; by those of then after its
  /// update.
  package func gradient(of step: Step) -> Gradient {
    Gradient(
      step.found.dataGradient,
      at: step.network,
      m: step.m,
      objective: hyper(of: step).objective,
      by: operations(of: step)
    )
  }

  /// The cost of a step whose forward pass is known, its contributions apart.
  package func cost(of step: Step) -> Ledger<Double> {
    hyper(of: step).objective
      .cost(of: step.found.forward, through: step.network, labels: step.batch.labels)
  }

  /// δ of a layer, if the backward pass has come to it.
  ///
  /// Throws a `LearnerError` that says what to type first.
  package func delta(_ l: Int) throws -> Matrix {
    let step = try reach(.forward)
    guard let delta = step.found.backward.delta(l) else {
      throw LearnerError(
        "layer \(l) has no δ yet: type "
          + (step.phase < .backward ? "backward" : "backward for the layers that are left")
      )
    }
    return delta
  }

  /// Runs the network over a set.
  ///
  /// Throws a `LearnerError` if it is stopped on the way: half an evaluation is none.
  package func evaluate(_ set: DigitSet, work: Work) throws -> Evaluation {
    try Evaluation(
      of: network,
      on: set.images,
      labels: set.labels,
      by: operations,
      threads: work.threads
    ) {
      work.spend(cost(ofImages: $0))
      guard !work.isInterrupted() else {
        throw LearnerError("stopped before every image was seen; nothing has changed")
      }
    }
  }

  /// The number of a layer, if there is such a layer.
  ///
  /// Throws a `LearnerError` that says which there are.
  package func layer(_ l: Int) throws -> Int {
    guard (1...network.layers.count).contains(l) else {
      throw LearnerError(
        "there is no layer \(l): the layers of \(sizesText) are "
          + (network.layers.count == 1 ? "only 1" : "1 to \(network.layers.count)")
      )
    }
    return l
  }

  /// The sizes as one word: `784-30-10`.
  package var sizesText: String { network.sizes.map(String.init).joined(separator: "-") }
}
