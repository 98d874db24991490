import Arithmetic
import BackpropCore

// What other images or another step leave in somebody's numbers, and what one step leaves open.

extension Recogniser {
  /// What only other images can have left.
  func traces(_ right: inout Prediction) -> [Finding] {
    let name = TensorName(.gradient, 1)
    guard let own = step.own[name] else { return [] }
    let dark = (0..<step.x.columns).filter { step.x.column($0).allSatisfy { $0 == 0 } }
    let pixels = DarkPixels(
      gradient: own.selecting(rows: dark),
      penalty: right.contributions(1).penalty?.selecting(rows: dark),
      weights: step.network[1].weights.selecting(rows: dark),
      tolerance: step.given[name]?.isSingle == true ? 1e-5 : 1e-8
    )
    let count = pixels.count(beyond: tolerance(of: name) * own.magnitude)
    guard count > 0 else { return [] }
    if let (law, factor, uncertainty) = pixels.law {
      return factor == 0 ? [] : [.penaltyIs(law, factor, uncertainty: uncertainty)]
    }
    guard pixels.isUnlikeWeights else { return [] }
    return [.otherImages(name, count: count, hasImages: step.own[TensorName(.x)] != nil)]
  }

  /// Whether labels may be the same digits in another order: Σ δ_L over the images is right then, and so is
  /// Σ_j a δ_L, the sums of the last gradient over the outputs, for a one-hot row has the sum 1 whichever it is.
  private func mayGoWithOtherImages(_ right: inout Prediction) -> Bool {
    let last = step.layerCount
    let (weights, biases) = (TensorName(.gradient, last), TensorName(.biasGradient, last))
    guard !step.network.output.deltaHasSlope, step.own[TensorName(.delta, last)] == nil,
      let own = step.own[weights], let b = step.own[biases],
      Self.difference(b, right.value(of: biases)) <= tolerance(of: biases),
      Self.difference(own, right.value(of: weights)) > tolerance(of: weights),
      fits(right).allSatisfy({ $0.layer != last })
    else { return false }
    let off = own - right.value(of: weights)
    let least = tolerance(of: weights) * own.magnitude * Double(own.columns)
    return (0..<off.rows).allSatisfy { off.row($0).reduce(0, +).magnitude <= least }
  }

  /// How many images there may be for gradients to tell which label each had.
  private var mostPaired: Int {
    let inputs = step.network.layers.indices.map { l in
      step.own[TensorName(.gradient, l + 1)] == nil ? 0 : step.network.layers[l].inputs
    }
    return min(200, (inputs.max() ?? 0) + 1)
  }

  /// The gradients in which a penalty is less than what they may be off by.
  func penaltyUnseen() -> [TensorName] {
    let right = Prediction(step)
    return step.judged.filter { name in
      guard name.quantity == .gradient, step.own[TensorName(.penalty, name.layer)] == nil,
        let penalty = right.contributions(name.layer).penalty, let gradient = step.own[name]
      else { return false }
      return penalty.norm > 0 && penalty.magnitude < tolerance(of: name) * gradient.magnitude
    }
  }

  /// What one step leaves open, given the first tensor that differs.
  func open(_ first: TensorName) -> [Finding] {
    let wrong = Set(unexplained())
    var findings: [Finding] = []
    let below = (1..<max(1, step.layerCount)).last { l in
      wrong.contains(TensorName(.delta, l)) || wrong.contains(TensorName(.gradient, l))
    }
    let isRightAbove = below.map { l in
      !wrong.contains { $0.layer > l && !$0.quantity.isAfterUpdate }
    }
    if let below, isRightAbove == true, !step.canMoveTooSoon {
      findings.append(.tooSoonOpen(layer: below + 1))
    }
    if let below, isRightAbove == true, step.own[TensorName(.delta, below)] == nil,
      wrong.contains(TensorName(.biasGradient, below))
    {
      findings.append(.deltaOpen(layer: below))
    }
    guard first.quantity == .gradient, wrong.contains(first) else { return findings }
    let gradients = step.judged.filter { [.gradient, .biasGradient].contains($0.quantity) }
    if gradients.allSatisfy(wrong.contains) { findings.append(.beforeOpen) }
    let hasDelta = step.own[TensorName(.delta, step.layerCount)] != nil
    let isPaired = step.own[TensorName(.x)] != nil && step.own[TensorName(.y)] != nil
    var right = Prediction(step)
    if step.x.rows > mostPaired, !hasDelta, !isPaired,
      step.network.output.deltaHasSlope || mayGoWithOtherImages(&right)
    {
      findings.append(.pairingOpen(limit: mostPaired))
    }
    return findings
  }

  /// The tensors that differ and are no so many times the data's part and so many the penalty's.
  private func unexplained() -> [TensorName] {
    var right = Prediction(step)
    let fitted = Set(fits(right).map(\.layer))
    return step.judged.filter { name in
      guard let own = step.own[name], name.quantity != .gradient || !fitted.contains(name.layer)
      else { return false }
      return Self.difference(own, right.value(of: name)) > tolerance(of: name)
    }
  }
}
