import Arithmetic
import BackpropCore
import Digits

extension Measure {
  /// Every measure there is, in the order they are listed.
  package static let all: [Measure] =
    costs + evaluations + gradients + layers + Setting.all.map(\.measure) + counts

  /// C of the mini-batch, and each contribution.
  private static let costs: [Measure] =
    [
      Measure(
        "cost",
        "C of the mini-batch: data and every term",
        needs: .forward,
        curve: .step { sample, _ in sample.cost },
        read: { session, _, _ in session.cost(of: try session.reach(.forward)).total }
      )
    ]
    + TrainingLog.parts.enumerated().map { index, part in
      Measure(
        "cost.\(part.key)",
        part == .data
          ? "C₀, the cost of the data of the mini-batch" : "what \(part.name) adds to it",
        needs: .forward,
        curve: .step { sample, _ in sample.costs[index] },
        read: { session, _, _ in session.cost(of: try session.reach(.forward))[part] ?? 0 }
      )
    }

  /// How the network does on whole sets, and on the mini-batch.
  private static let evaluations: [Measure] =
    evaluations("cost", "the cost of the data, over all") { $0.dataCost }
    + evaluations("accuracy", "the share called rightly of all") { $0.accuracy } + [
      Measure(
        "accuracy.batch",
        "the share of the mini-batch called rightly",
        needs: .forward,
        read: { session, _, _ in
          let step = try session.reach(.forward)
          let right = step.batch.labels.indices.filter {
            step.found.forward.output.indexOfMaximum(row: $0) == Int(step.batch.labels[$0])
          }
          return Double(right.count) / Double(step.m)
        }
      )
    ]

  /// A measure of the training images, and the same of the test images.
  private static func evaluations(
    _ name: String,
    _ meaning: String,
    _ value: @escaping @Sendable (Evaluation) -> Double
  ) -> [Measure] {
    [
      Measure(
        "\(name).train",
        "\(meaning) training images",
        curve: .epoch { $0.training.map(value) },
        read: { session, _, work in
          value(try session.evaluate(session.read.training, work: work))
        }
      ),
      Measure(
        "\(name).test",
        "\(meaning) test images",
        curve: .epoch { value($0.test) },
        read: { session, _, work in value(try session.evaluate(session.read.test, work: work)) }
      ),
    ]
  }

  /// ‖·‖ of the gradient of a layer's weights, and of each contribution.
  private static let gradients: [Measure] =
    TrainingLog.parts.enumerated().map { index, part in
      Measure(
        "grad.\(part.key)",
        "‖·‖ of what \(part == .data ? "the data ask" : "\(part.name) asks") of the weights",
        of: .layer,
        needs: .gradient,
        curve: .step { sample, l in sample[l]?.gradients[index] },
        read: { session, l, _ in try session.ledger(l)[part]?.norm ?? 0 }
      )
    } + [
      Measure(
        "grad.total",
        "‖·‖ of the whole gradient of the weights",
        of: .layer,
        needs: .gradient,
        read: { session, l, _ in try session.ledger(l).total.norm }
      )
    ]

  /// What else is measured of each layer.
  private static let layers: [Measure] = [
    Measure(
      "ratio",
      "‖terms‖ / ‖data‖ of the gradient: which of the two steers",
      of: .layer,
      needs: .gradient,
      curve: .step { sample, l in sample[l]?.ratio },
      read: { session, l, _ in try session.ledger(l).ratio }
    ),
    Measure(
      "delta",
      "‖δ‖ of the mini-batch",
      of: .layer,
      curve: .step { sample, l in sample[l]?.delta },
      read: { session, l, _ in try session.delta(l).norm }
    ),
    Measure(
      "weights",
      "‖W‖",
      of: .layer,
      curve: .step { sample, l in sample[l]?.weights },
      read: { session, l, _ in session.network[l].weights.norm }
    ),
    Measure(
      "rms",
      "the root of the mean square of W",
      of: .layer,
      curve: .step { sample, l in sample[l]?.weightRMS },
      read: { session, l, _ in
        let weights = session.network[l].weights
        return weights.norm / Double(weights.rows * weights.columns).squareRoot()
      }
    ),
    Measure(
      "biases",
      "‖b‖",
      of: .layer,
      read: { session, l, _ in session.network[l].biases.norm }
    ),
    Measure(
      "activations",
      "the mean of a over the mini-batch",
      of: .layer,
      needs: .forward,
      read: { session, l, _ in try session.reach(.forward).found.forward.a(l).mean }
    ),
    Measure(
      "saturated",
      "the share of activations where the slope is nearly 0",
      of: .layer,
      needs: .forward,
      curve: .step { sample, l in sample[l]?.saturated },
      read: { session, l, _ in
        session.network[l].activation
          .saturatedShare(of: try session.reach(.forward).found.forward.a(l))
      }
    ),
  ]

  /// How many images there are, and how far training has come.
  private static let counts: [Measure] = [
    Measure(
      "n",
      "images of the training set",
      unit: "images",
      read: { session, _, _ in Double(session.n) }
    ),
    Measure(
      "step",
      "steps made",
      unit: "steps",
      read: { session, _, _ in Double(session.stepCount) }
    ),
    Measure("epoch", "the epoch, from 1", read: { session, _, _ in Double(session.epoch) }),
  ]
}

extension TrainingLog.Sample {
  /// What was measured of layer l, from 1; none where there is no such layer.
  fileprivate subscript(l: Int) -> TrainingLog.Layer? {
    layers.indices.contains(l - 1) ? layers[l - 1] : nil
  }
}

extension Session {
  /// The gradient of the weights of a layer, its contributions apart.
  ///
  /// Throws a `LearnerError` that says what to type first.
  package func ledger(_ l: Int) throws -> Ledger<Matrix> {
    gradient(of: try reach(.gradient)).weights(try layer(l))
  }

  /// The gradients of the biases of a layer, their contributions apart; each 1 × out.
  package func ledgerOfBiases(_ l: Int) throws -> Ledger<Matrix> {
    gradient(of: try reach(.gradient)).biases(l)
  }
}
