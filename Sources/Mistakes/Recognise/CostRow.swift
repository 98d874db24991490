import BackpropCore

extension Recogniser {
  /// The cost as a row, and what else it may be where it is another.
  func costRow(_ prediction: inout Prediction) -> (row: Diagnosis.Row, finding: Finding?)? {
    guard let yours = step.cost else { return nil }
    let (data, penalty) = prediction.cost()
    let expected = data + penalty
    let (m, n) = (Double(step.count.m), Double(step.count.n))
    let name = TensorName(.cost)
    let isSingle = step.given[name]?.isSingle ?? false
    let rounded = isSingle ? Bounds.margin * prediction.roundingOfCost() : 0
    func bound(_ value: Double) -> Double {
      let least = Bounds.least(isSingle: isSingle) * value.magnitude
      return max(least, expected > 0 ? rounded * value / expected : 0)
    }
    func isNear(_ value: Double) -> Bool { (yours - value).magnitude <= bound(value) }
    let values: [CostVariant: Double] = [
      .withoutPenalty: data, .dividedByM: data + penalty * n / m, .undivided: data + penalty * n,
      .withoutHalf: data + 2 * penalty, .summed: data * m + penalty,
      .averagedOverOutputs: data / Double(step.count.outputs) + penalty,
    ]
    let agrees = isNear(expected)
    let row = Diagnosis.Row(
      name: name,
      spelled: step.given[name]?.spelled ?? "cost",
      shape: "",
      difference: Self.share((yours - expected).magnitude, of: expected.magnitude),
      bound: Self.share(bound(expected), of: expected.magnitude),
      agrees: agrees,
      isSingle: isSingle
    )
    let variants = CostVariant.allCases.filter { values[$0].map(isNear) == true }
    return (row, agrees ? nil : .cost(yours: yours, expected: expected, variants: variants))
  }
}
