import Arithmetic
import BackpropCore

// What other images or another step leave in somebody's numbers, and what one step leaves open.

extension Recogniser {
  /// What only other images can have left.
  func traces(_ right: inout Prediction) -> [Finding] {
    var findings: [Finding] = []
    if goWithOtherImages(&right) { findings.append(.sameLabelsElsewhere(limit: mostPaired)) }
    let first = TensorName(.gradient, 1)
    if let own = step.own[first] {
      let penalty = right.contributions(1).penalty
      let dark = (0..<step.x.columns).filter { step.x.column($0).allSatisfy { $0 == 0 } }
      let least = tolerance(of: first) * own.magnitude
      let lit = dark.filter { row in
        let decay = penalty?.row(row) ?? [Double](repeating: 0, count: own.columns)
        let rest = zip(own.row(row), decay).map { $0 - $1 }
        // A penalty that is wrong leaves a multiple of the weights.
        return rest.contains { $0.magnitude > least }
          && !rest.isMultiple(of: step.network[1].weights.row(row))
      }
      if !lit.isEmpty { findings.append(.otherImages(first, count: lit.count)) }
    }
    return findings
  }

  /// Whether labels are the same digits in another order: Σ δ_L over the images is right, and so is
  /// Σ_j a δ_L, the sums of the last gradient over the outputs, for a one-hot row has the sum 1 whichever it is.
  private func goWithOtherImages(_ right: inout Prediction) -> Bool {
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
    if step.network.output.deltaHasSlope, !hasDelta, !isPaired, step.x.rows > mostPaired {
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

extension [Double] {
  /// Whether the numbers are some factor times others, to within rounding.
  fileprivate func isMultiple(of other: [Double]) -> Bool {
    let square = other.reduce(0) { $0 + $1 * $1 }
    guard square > 0 else { return allSatisfy { $0 == 0 } }
    let factor = zip(self, other).reduce(0) { $0 + $1.0 * $1.1 } / square
    let scale = map(\.magnitude).max() ?? 0
    return zip(self, other).allSatisfy { ($0 - factor * $1).magnitude <= 1e-6 * scale }
  }
}
