// What computing costs, in one measure: twenty thousand million of it are about a second of one thread.

extension Session {
  /// What it takes to run images through the network, as the bounds of a replay count it.
  ///
  /// It is images × weights and biases, and something for the call, however small the network.
  package func cost(ofImages count: Int) -> Double {
    Double(count) * Double(network.parameterCount) + 100_000
  }

  /// What a step takes, at most: the mini-batches to come are no larger.
  package var costOfStep: Double { cost(ofImages: min(settings.batchSize, n)) }

  /// What whole epochs take, with what is measured at their ends.
  package func work(ofEpochs count: Int) -> ForeseenWork {
    let seen = data.test.count + (n <= Limits.evaluatedImages ? n : 0)
    return ForeseenWork(
      each: Double(batchesPerEpoch) * costOfStep + cost(ofImages: seen),
      // The first may have been begun.
      times: count - 1,
      polls: batchesPerEpoch + seen + 1
    )
  }

  /// What any command may take beside the steps and evaluations that it makes: it is read, a step, the
  /// weights and the order of the images are gone through, and maybe made anew.
  package var costOfCommand: Double {
    costOfStep + 10_000_000 + 200 * Double(network.parameterCount) + 100 * Double(n)
  }

  /// What it takes to measure something of the step that there is.
  package var costOfReading: Double { costOfStep + 200 * Double(network.parameterCount) }

  /// What it takes to compare the cost at two places of a weight.
  package var costOfSlope: Double { 4 * costOfStep }

  /// What it takes to move one weight of a layer up and down and find the cost: what lies above the layer
  /// is computed again for every image.
  func costOfProbe(layer l: Int, of step: Step) -> Double {
    let products = step.network.layers.dropFirst(l + 1).reduce(0) { $0 + $1.inputs * $1.units }
    let units = step.network.layers.dropFirst(l).reduce(0) { $0 + $1.units }
    return Double(2 * step.m) * Double(products + 100 * units) + 50_000
  }

  /// What it takes to read the log for some curves and draw them.
  package func cost(ofCurves count: Int) -> Double {
    Double(count) * Double(log.samples.count) * Double(network.layers.count + 1) * 10_000
  }

  /// What it takes to lay out what is printed, in bytes.
  package static func cost(ofPrinting bytes: Int) -> Double { 10_000 * Double(bytes) }

  /// What it takes to make images anew, four shifted copies of each beside it.
  package func cost(ofExpanding images: Int) -> Double {
    Double(images) * Double(pixelCount) * 500
  }
}
