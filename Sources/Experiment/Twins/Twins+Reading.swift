import BackpropCore

// What twins are compared by: curves since they began, and numbers of all layers together.

extension Twins {
  /// A curve of a twin.
  package typealias Points = [(x: Double, y: Double)]

  /// A curve that every twin has.
  package struct Curves: Sendable {
    /// What it is of.
    package let title: String
    /// The points of each twin, the first first; by steps made, or by images seen since they began.
    package let points: [Points]
  }

  /// What is drawn of twins: the cost of the data, both accuracies, ‖W‖, and the ratio of each term.
  ///
  /// The cost is that of all training images where epochs ended with it, else that of the mini-batches.
  package var curves: [Curves] {
    let overall = [
      curves("data cost, training images") { twin in
        twin.epochs { $0.training?.dataCost }
      },
      curves("training accuracy") { twin in twin.epochs { $0.training?.accuracy } },
      curves(Self.testTitle) { twin in twin.epochs { $0.test.accuracy } },
    ].filter { curves in curves.points.allSatisfy { $0.count > 1 } }
    let cost =
      overall.first?.title.hasPrefix("data") == true
      ? [] : [curves("data cost, mini-batches") { $0.samples { $0.costs[0] } }]
    let terms = TrainingLog.parts.indices.dropFirst().filter { part in
      twins.contains { $0.session.settings.terms[part - 1].isOn }
    }
    return
      (cost + overall + [
        curves("‖W‖, all layers") { twin in twin.samples { $0.norm(\.weights) } }
      ]
      + terms.map { part in
        curves("‖\(TrainingLog.parts[part].name)‖ / ‖data‖, all layers") { twin in
          twin.samples { $0.ratio(ofPart: part) }
        }
      }).filter { $0.points.allSatisfy { $0.count > 1 } }
  }

  /// What the curves of the test accuracy are called.
  package static let testTitle = "test accuracy"

  /// The curves of a measure by its name.
  package func curves(of measure: NamedMeasure, named name: String) -> Curves {
    curves(name) { $0.session.log.curve(of: measure) ?? [] }
  }

  private func curves(_ title: String, _ points: (Twin) -> Points) -> Curves {
    let start = difference.startsAnew == nil ? origin.stepCount : 0
    return Curves(
      title: title,
      points: twins.map { twin in
        points(twin).filter { $0.x > Double(start) }
          .map { (makeSameSteps ? $0.x : imagesSeen(by: twin, step: Int($0.x)), $0.y) }
      }
    )
  }

  /// Images that a twin has drawn since the comparison began, up to a step.
  package func imagesSeen(by twin: Twin, step: Int) -> Double {
    let isAnew = difference.startsAnew != nil
    var steps = step - (isAnew ? 0 : origin.stepCount)
    let (m, n) = (twin.session.settings.batchSize, twin.session.n)
    var seen = 0
    // What was begun had been drawn.
    if !isAnew, let step = origin.step, step.phase != .update, steps > 0 { steps -= 1 }
    let left = isAnew ? n : n - origin.position
    let stepsLeft = (left + m - 1) / m
    if steps <= stepsLeft {
      seen = min(steps * m, left)
    } else {
      let (epochs, rest) = (steps - stepsLeft).quotientAndRemainder(dividingBy: (n + m - 1) / m)
      seen = left + epochs * n + min(rest * m, n)
    }
    return Double(seen)
  }
}

extension Twins.Twin {
  /// ‖W‖ of all layers together.
  package var weightNorm: Double {
    norm(session.network.layers.map(\.weights.norm))
  }

  /// What the last step measured.
  package var lastSample: TrainingLog.Sample? {
    session.step.flatMap { $0.phase >= .gradient ? session.measure($0) : nil }
  }

  fileprivate func samples(_ value: (TrainingLog.Sample) -> Double) -> Twins.Points {
    session.log.samples.all.map { (Double($0.step), value($0)) }
  }

  fileprivate func epochs(_ value: (TrainingLog.EpochEnd) -> Double?) -> Twins.Points {
    session.log.epochs.all.compactMap { end in value(end).map { (Double(end.step), $0) } }
  }
}

extension TrainingLog.Sample {
  /// The norm of something of all layers together.
  fileprivate func norm(_ value: (TrainingLog.Layer) -> Double) -> Double {
    Experiment.norm(layers.map(value))
  }

  /// ‖what a part asks‖ / ‖what the data ask‖, of all layers together.
  package func ratio(ofPart part: Int) -> Double {
    norm { $0.gradients[part] } / norm { $0.gradients[0] }
  }
}

/// The norm of a whole from those of its parts.
private func norm(_ parts: [Double]) -> Double {
  parts.reduce(0) { $0.addingProduct($1, $1) }.squareRoot()
}
