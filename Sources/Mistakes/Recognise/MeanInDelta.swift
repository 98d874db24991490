import Arithmetic

extension LearnerStep {
  /// The step with δ as here, where somebody's has the 1/m of the mean in it; else itself.
  ///
  /// Such a program has `δ_L = (a − y) / m`, and gradients that are the sums of that.
  func takingMeanOutOfDelta() -> LearnerStep {
    let deltas = (1...layerCount).map { TensorName(.delta, $0) }.filter { own[$0] != nil }
    guard count.m > 1, let last = deltas.last else { return self }
    var step = self
    for name in deltas { step.own[name] = own[name]?.scaled(by: Double(count.m)) }
    step.deltaHasMean = true
    return step.isDelta(last) && step.areGradientsMeans ? step : self
  }

  /// Whether a δ is what it should be, but for a mistake of its own.
  private func isDelta(_ name: TensorName) -> Bool {
    guard let own = own[name] else { return false }
    let slips: [[Mistake]] = [
      [], [.deltaSign], [.outputSlopeExtra], [.outputSlopeMissing], [.slopeForgotten],
      [.slopeOfActivation],
    ]
    return slips.contains { slip in
      var prediction = Prediction(self, slip)
      return Recogniser.difference(own, prediction.value(of: name)) <= 1e-4
    }
  }

  /// Whether gradients are the means of δ, as far as they tell: one at least, and none is a mean of means.
  private var areGradientsMeans: Bool {
    var prediction = Prediction(self)
    var shares: [Double] = []
    for l in 1...layerCount {
      let (data, penalty) = prediction.contributions(l)
      if let own = own[TensorName(.data, l)] ?? own[TensorName(.gradient, l)] {
        let fit = ContributionFit(layer: l, gradient: own, data: data, penalty: penalty)
        if let fit { shares.append(fit.data) }
      }
      let name = TensorName(.biasGradient, l)
      let mean = prediction.value(of: name)
      if let own = own[name], mean.sumOfSquares > 0 {
        let product = zip(own.values, mean.values).reduce(0) { $0.addingProduct($1.0, $1.1) }
        shares.append(product / mean.sumOfSquares)
      }
    }
    let meanOfMeans = 1 / Double(count.m)
    return shares.contains { ($0 - 1).magnitude < 1e-2 }
      && !shares.contains { ($0 - meanOfMeans).magnitude < 1e-2 * meanOfMeans }
  }
}
