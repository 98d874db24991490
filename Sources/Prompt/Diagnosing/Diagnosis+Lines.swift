import BackpropCore
import Mistakes

// The lines of a step as they should read in NumPy, in the learner's own names.

extension Diagnose {
  /// The lines of the tensors that findings are about: one of each kind, for layers are alike.
  var lines: [String] {
    let names = diagnosis.known.flatMap { finding -> [TensorName] in
      switch finding {
      case .factor(let name, _, _, _, _), .transposed(let name), .reordered(let name),
        .shifted(let name, _, _), .withoutVelocity(let name), .entries(let name, _, _, _, _, _, _):
        [name]
      case .contributions(let fits):
        fits.filter { isTelling($0) }.map { TensorName(.gradient, $0.layer) }
      case .moves(let fits):
        fits.filter { isTellingMove($0) }.map { TensorName(.newWeights, $0.layer) }
      case .deltaOpen(let l), .deltaTurned(let l, _): [TensorName(.delta, l)]
      default: []
      }
    }
    return Quantity.allCases.compactMap { quantity in
      names.first { $0.quantity == quantity }.flatMap(line)
    }
  }

  /// How a tensor is computed, with images in rows and weights in × out.
  func line(of name: TensorName) -> String? {
    let l = name.layer
    func own(_ quantity: Quantity, _ layer: Int) -> String {
      if quantity == .a, layer == 0 { return spelled(TensorName(.x)) }
      return spelled(TensorName(quantity, layer))
    }
    let terms = step.hyper.objective.terms.filter { $0.isOn && $0.lambda > 0 }
    let penalties = terms.map { term in
      let symbol = term.kind == .l2 ? "lam" : "lam1"
      let factor = term.scale.divisorLetter.map { "\(symbol) / \($0)" } ?? symbol
      let weights = own(.w, l)
      return "\(factor) * \(term.kind == .l2 ? weights : "np.sign(\(weights))")"
    }
    let data = "\(own(.a, l - 1)).T @ \(own(.delta, l))" + (step.deltaHasMean ? "" : " / m")
    let formula: String
    switch name.quantity {
    case .z: formula = "\(own(.a, l - 1)) @ \(own(.w, l)) + \(own(.b, l))"
    case .a: formula = "\(step.network[l].activation.name)(\(own(.z, l)))"
    case .delta where l == step.layerCount:
      let (a, y) = (own(.a, l), spelled(TensorName(.y)))
      let hasSlope = step.network.output.deltaHasSlope
      let (whole, difference) = (step.deltaHasMean, "\(a) - \(y)")
      let slope = hasSlope ? " * \(a) * (1 - \(a))" : ""
      formula = (hasSlope || whole ? "(\(difference))" : difference) + slope + (whole ? " / m" : "")
    case .delta:
      let slope =
        switch step.network[l].activation {
        case .sigmoid: "\(own(.a, l)) * (1 - \(own(.a, l)))"
        case .tanh: "(1 - \(own(.a, l)) ** 2)"
        default: "(\(own(.z, l)) > 0)"
        }
      formula = "\(own(.delta, l + 1)) @ \(own(.w, l + 1)).T * \(slope)"
    case .data: formula = data
    case .penalty: formula = penalties.isEmpty ? "0" : penalties.joined(separator: " + ")
    case .gradient: formula = ([data] + penalties).joined(separator: " + ")
    case .biasGradient:
      formula = "\(own(.delta, l)).\(step.deltaHasMean ? "sum" : "mean")(axis=0)"
    case .newWeights:
      let velocity = rule.isPlain ? "" : " + mu * velocity_w\(l)"
      formula = "\(own(.w, l))\(velocity) - eta * \(own(.gradient, l))"
    case .newBiases:
      let velocity = rule.isPlain ? "" : " + mu * velocity_b\(l)"
      formula = "\(own(.b, l))\(velocity) - eta * \(own(.biasGradient, l))"
    case .x, .y, .w, .b, .cost: return nil
    }
    return "\(spelled(name)) = \(formula)"
  }
}
