import Arithmetic
import BackpropCore

/// What becomes of one part of a layer's gradient where every image of the mini-batch is there twice.
package struct ScaleFinding: Sendable {
  /// The layer, from 1.
  package let layer: Int
  /// Whether it is of the biases.
  package let isOfBiases: Bool
  /// The part.
  package let part: Part
  /// ‖·‖ with the mini-batch as it is.
  package let once: Double
  /// ‖·‖ with every image twice.
  package let twice: Double
  /// ‖difference‖ beside the larger of the two.
  package let change: Double

  /// Whether it stays, as the gradient of an objective does.
  package var stays: Bool { change < 1e-9 }
  /// How many times as large it is with every image twice.
  package var factor: Double { once == twice ? 1 : twice / once }
}

extension Session {
  /// Puts every image of the mini-batch in twice, and compares each part of the gradient.
  ///
  /// Both gradients are found anew and as the first of a training, on copies.
  /// Throws a `LearnerError` where there is no mini-batch, or where twice as many images do not fit.
  package func checkScale(work: Work) throws -> [ScaleFinding] {
    let step = try stepAtItsWeights()
    try requireRoom(work: work) { $0.batchSize = 2 * step.m }
    try work.begin(3 * cost(ofImages: step.m))
    let images = Array(0..<step.m)
    let once = gradient(of: step, images: images, threads: work.threads)
    let twice = gradient(of: step, images: images + images, threads: work.threads)
    return (1...once.layerCount).flatMap { l in
      findings(l, false, once.weights(l), twice.weights(l))
        + findings(l, true, once.biases(l), twice.biases(l))
    }
  }

  private func gradient(of step: Step, images: [Int], threads: Int) -> Gradient {
    let operations = operations(of: step)
    var found = TrainingStep()
    found.findGradient(
      step.network,
      inputs: step.batch.inputs.selecting(images),
      labels: images.map { step.batch.labels[$0] },
      by: operations,
      threads: threads
    )
    return Gradient(
      found.dataGradient,
      at: step.network,
      m: images.count,
      objective: hyper(of: step).objective,
      by: operations
    )
  }

  private func findings(
    _ l: Int,
    _ isOfBiases: Bool,
    _ once: Ledger<Matrix>,
    _ twice: Ledger<Matrix>
  ) -> [ScaleFinding] {
    once.entries.compactMap { entry in
      guard let a = entry.value, let b = twice[entry.part] else { return nil }
      let (one, two) = (a.norm, b.norm)
      let largest = max(one, two)
      return ScaleFinding(
        layer: l,
        isOfBiases: isOfBiases,
        part: entry.part,
        once: one,
        twice: two,
        change: largest == 0 ? 0 : (b - a).norm / largest
      )
    }
  }
}
