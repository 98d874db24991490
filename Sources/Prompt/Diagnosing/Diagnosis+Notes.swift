import BackpropCore
import Mistakes

// What is said of a program whose numbers are right in another convention.

extension Diagnose {
  /// That δ has the 1/m in it already.
  var meanInDelta: String? {
    guard step.deltaHasMean else { return nil }
    let names = (1...step.layerCount).reversed().map { TensorName(.delta, $0) }
      .filter { step.own[$0] != nil }.map(spelled)
    return
      "your δ (\(names.joined(separator: ", "))) has the 1/m in it: the gradients are judged with that"
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

  /// The lines of a mistake: of several, those whose tensors do not agree.
  func code(of mistake: Mistake) -> (wrong: String, right: String) {
    let biases = diagnosis.rows.filter { $0.name.quantity == .biasGradient }
    guard !biases.isEmpty, biases.allSatisfy(\.agrees) else { return mistake.code }
    func kept(_ code: String) -> String {
      code.split(separator: "; ").filter { !$0.hasPrefix("db = ") }.joined(separator: "; ")
    }
    let (wrong, right) = (kept(mistake.code.wrong), kept(mistake.code.right))
    return wrong.isEmpty || right.isEmpty ? mistake.code : (wrong, right)
  }

  /// Whether findings say of all that differs what it is: the sign, a factor with a name, rows and columns.
  var isAllSaid: Bool {
    let said = diagnosis.known.flatMap { finding -> [TensorName] in
      switch finding {
      case .factor(let name, let value, let uncertainty, _, _):
        isNamed(value, uncertainty: uncertainty) ? [name] : []
      case .transposed(let name), .shifted(let name, _, _), .reordered(let name),
        .withoutVelocity(let name):
        [name]
      case .deltaTurned(_, let names), .saturated(_, let names): names
      default: []
      }
    }
    return !said.isEmpty
      && diagnosis.rows.allSatisfy {
        $0.agrees || $0.name.quantity == .cost || said.contains($0.name)
      }
  }
}
