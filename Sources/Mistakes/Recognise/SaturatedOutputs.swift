import Arithmetic
import BackpropCore

extension Recogniser {
  /// δ that a loss of its own after a float32 sigmoid loses: where a is 1 or 0, the slope a (1 − a) is 0.
  func saturatedOutputs(among wrong: [TensorName]) -> Finding? {
    guard step.network.output == .crossEntropy,
      wrong.contains(where: { step.given[$0]?.isSingle == true })
    else { return nil }
    var (right, operations) = (Prediction(step), Operations.correct)
    let name = TensorName(.a, step.layerCount)
    let a = step.own[name] ?? right.value(of: name)
    let count = a.values.indices.count { place in
      let digit = Int(step.labels[place / a.columns])
      return Self.isSaturated(a.values[place])
        && (place % a.columns == digit) != (a.values[place] > 0.5)
    }
    guard count > 0 else { return nil }
    operations.outputDelta = { delta, output, a, labels in
      output.delta(a: a, labels: labels, into: &delta)
      for row in 0..<a.rows {
        for column in 0..<a.columns where Self.isSaturated(a[row, column]) {
          delta[row, column] = 0
        }
      }
    }
    var lost = Prediction(right, operations)
    let areExplained = wrong.allSatisfy { name in
      step.own[name].map { Self.difference($0, lost.value(of: name)) <= tolerance(of: name) }
        ?? false
    }
    return areExplained ? .saturated(count: count, wrong) : nil
  }

  private static func isSaturated(_ a: Double) -> Bool { Float(a) == 1 || Float(a) == 0 }
}
