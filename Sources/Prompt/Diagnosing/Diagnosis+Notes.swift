import BackpropCore
import Mistakes

// What is said of a program whose numbers are right in another convention.

extension Diagnose {
  /// That δ has the 1/m in it already.
  var meanInDelta: String? {
    guard step.deltaHasMean else { return nil }
    let names = (1...step.layerCount).reversed().map { TensorName(.delta, $0) }
      .filter { step.own[$0] != nil }.map(spelled)
    return "your δ (\(names.joined(separator: ", "))) has the 1/m in it: the gradients are judged with that"
  }

  /// That gradients lie otherwise than the weights that they are to move.
  var turning: String? {
    let isOwn = step.given.keys.contains { $0.quantity == .w || $0.quantity == .newWeights }
    guard !step.layout.weightsInByOut, !isOwn else { return nil }
    for l in 1...step.layerCount {
      for quantity in [Quantity.gradient, .data] {
        guard let values = step.given[TensorName(quantity, l)]?.values,
          values.rows != values.columns
        else { continue }
        return
          "your gradient of W\(l) is \(values.rows) × \(values.columns), the weights of the step "
          + "\(values.columns) × \(values.rows): transpose it before the update"
      }
    }
    return nil
  }
}
