import BackpropCore
import Mistakes
import TextRendering
import Wording

// What is known of tensors, in sentences: with no more digits than the numbers hold.

extension Diagnose {
  /// What the file calls a tensor, or else the legend.
  func spelled(_ name: TensorName) -> String { step.given[name]?.spelled ?? name.description }

  /// Whether a fit says more than that both contributions are there once.
  func isTelling(_ fit: ContributionFit) -> Bool {
    (fit.data - 1).magnitude > max(1e-3, 2 * fit.uncertainty.data)
      || ((fit.penalty ?? 1) - 1).magnitude > max(1e-3, 2 * fit.uncertainty.penalty)
  }

  /// Whether an update takes off more or less than η times the gradient.
  func isTellingMove(_ fit: ContributionFit) -> Bool {
    (fit.data - 1).magnitude > max(1e-3, 2 * fit.uncertainty.data)
      || (fit.penalty ?? 0).magnitude > max(1e-3, 2 * fit.uncertainty.penalty)
  }

  /// A gradient by its contributions: "your gradient of layer 1 is 1.000000 × data + 80.00000 × L2; …".
  func sentence(_ fit: ContributionFit) -> String {
    "your gradient of layer \(fit.layer) is "
      + combination(fit, "data", penaltyName, usual: [1, 1])
  }

  /// An update by what it takes off.
  func sentence(move fit: ContributionFit) -> String {
    "your update of layer \(fit.layer) takes off η times "
      + combination(fit, "gradient", penaltyName, usual: [1, 0])
  }

  /// What the terms are together.
  private var penaltyName: String {
    let terms = step.hyper.objective.terms.filter { $0.isOn && $0.lambda > 0 }
    return terms.contains { $0.kind != .l2 } ? "penalty" : "L2"
  }

  private func combination(
    _ fit: ContributionFit,
    _ first: String,
    _ second: String,
    usual: [Double]
  ) -> String {
    var factors = [Factor(fit.data, uncertainty: fit.uncertainty.data)]
    var text = "\(factors[0].text) × \(first)"
    if let beta = fit.penalty {
      let penalty = Factor(beta, uncertainty: fit.uncertainty.penalty)
      let size = Factor(beta.magnitude, uncertainty: fit.uncertainty.penalty).text
      text += " \(penalty.value < 0 ? "−" : "+") \(size) × \(second)"
      factors.append(penalty)
    }
    let meanings = zip(factors, usual)
      .compactMap { factor, usual -> String? in
        guard (factor.value - usual).magnitude > factor.tolerance else { return nil }
        let ways = names(of: factor).map {
          $0.formula == $0.numbers ? $0.formula : "\($0.formula) = \($0.numbers)"
        }
        return ways.isEmpty ? nil : "\(factor.short) = \(ways.joined(separator: ", or = "))"
      }
    return ([text] + meanings.uniqued).joined(separator: "; ")
  }

  /// What a factor may be that is no plain number.
  private func names(of factor: Factor) -> [FactorName] {
    step.names(of: factor.value, tolerance: factor.tolerance).filter {
      Double($0.formula) == nil && $0.formula != "−1"
    }
  }

  /// Whether a factor is −1, or one that has a name in the numbers of the step.
  func isNamed(_ factor: Double, uncertainty: Double) -> Bool {
    (factor + 1).magnitude <= 1e-5 || !names(of: Factor(factor, uncertainty: uncertainty)).isEmpty
  }

  /// What is known of a tensor.
  func sentence(_ finding: Finding) -> String {
    switch finding {
    case .notFinite(let name, let row, let column):
      return
        "\(spelled(name)) holds numbers that are not finite, the first at \(place(name, row, column))"
    case .factor(let name, let value, let uncertainty, let telling, let all):
      let place =
        telling == all
        ? "everywhere"
        : "in the \(Number.grouped(telling)) of \(Number.grouped(all)) entries that are large "
          + "enough to tell"
      guard (value + 1).magnitude > 1e-5 else {
        return "\(spelled(name)) has the wrong sign \(place), and is right but for that"
      }
      let factor = Factor(value, uncertainty: uncertainty)
      let names = names(of: factor).map(\.formula)
      let meaning = names.isEmpty ? "" : " (\(names.joined(separator: ", or ")))"
      return "\(spelled(name)) is \(factor.text)\(meaning) times what it should be, \(place)"
    case .transposed(let name):
      return
        "\(spelled(name)) is what it should be with rows and columns exchanged: a .T is missing, or one "
        + "too many"
    case .shifted(let name, let rows, let columns):
      let ofImages = [.z, .a, .delta].contains(name.quantity)
      let lines = rows > 0 ? (ofImages ? "images" : "inputs") : "units"
      return
        "\(spelled(name)) is what it should be, its \(lines) moved on by "
        + "\(max(rows, columns))"
    case .reordered(let name):
      return "\(spelled(name)) has the rows that it should have, in another order"
    case .deltaTurned(let l, _):
      let (delta, above) = (spelled(TensorName(.delta, l)), spelled(TensorName(.delta, l + 1)))
      let weights = spelled(TensorName(.w, l + 1))
      return
        "\(delta) is made with \(above) turned, as in (\(weights) @ \(above)).T: the two have changed places, "
        + "and the shapes fit only because there are as many images as units of layer \(l + 1), \(step.count.m)"
    case .saturated(let count, _):
      return
        "\(count) δ of layer \(step.layerCount) \(count == 1 ? "is" : "are") lost, where an activation is 1 "
        + "or 0 in float32 and so its slope 0, as in PyTorch's BCELoss after a sigmoid: use BCEWithLogitsLoss, "
        + "which takes z"
    case .withoutVelocity(let name):
      return
        "\(spelled(name)) is what plain descent gives: the \(rule.name) of the step is missing, "
        + "\(rule.formula)"
    case .contributions(let fits): return fits.map { sentence($0) }.joined(separator: "\n")
    case .moves(let fits): return fits.map { sentence(move: $0) }.joined(separator: "\n")
    case .entries(let name, let count, let all, let row, let column, let yours, let expected):
      // With the 1/m that somebody's own δ has.
      let share = step.deltaHasMean && name.quantity == .delta ? Double(step.count.m) : 1
      let (a, b) = apart(
        yours / share,
        expected / share,
        isSingle: step.given[name]?.isSingle == true
      )
      return
        "\(spelled(name)) is the first that differs, given your own tensors before it: "
        + "\(Number.grouped(count)) of \(Number.grouped(all)) entries; farthest at \(place(name, row, column)), "
        + "\(a) where \(b) is right"
    case .cost(let yours, let expected, let variants):
      let text =
        "your cost is \(Number.scientific(yours)) where \(Number.scientific(expected)) is right"
      return variants.isEmpty
        ? text : text + "; it would be \(variants.map(\.rawValue).joined(separator: ", or "))"
    default: return sentence(ofMore: finding)
    }
  }

  /// What a finding leaves open, and what would tell.
  private func sentence(ofMore finding: Finding) -> String {
    let (last, m) = (step.layerCount, step.count.m)
    let delta = spelled(TensorName(.delta, last))
    switch finding {
    case .pairingOpen(let limit):
      return
        "whether each image goes with its own label (images-shuffled-alone), gradients of \(m) images "
        + "do not tell here: give \(delta), or a mini-batch of at most \(limit)"
    case .otherImages(let name, let count, let hasImages):
      let images = "or your images are others, as after a mean was taken off: give x"
      return
        "\(spelled(name)) moves the weights of \(count) pixels that are 0 in every image of this "
        + "mini-batch, and in no way that goes with those weights: something is in it that is not of these "
        + "images, as after a gradient that was not reset\(hasImages ? "" : "; \(images)")"
    case .penaltyIs(let law, let factor, let uncertainty):
      let factor = Factor(factor, uncertainty: uncertainty, least: 0)
      return
        "on pixels that are 0 in every image your gradient is \(factor.short) × \(law.rawValue): look at the "
        + "penalty"
    case .beforeOpen:
      return
        "whether the mini-batch before is still in the gradient (gradient-not-reset), one step does not "
        + "tell: save the first step of a run too; if only later ones differ, it is still in them"
    case .penaltyUnseen(let names):
      return
        "whether the penalty is in \(names.map { spelled($0) }.list("and")) these numbers do not tell, for "
        + "it is less than rounding leaves: make λ larger, 100 times or so, and save the step again"
    case .deltaOpen(let l):
      return
        "all above layer \(l) agrees, and of its gradients none does: δ of layer \(l) is the place to look "
        + "at, and \(spelled(TensorName(.delta, l))) would tell more: give it"
    case .tooSoonOpen(let l):
      return
        "whether δ came down through weights that were moved already (weights-updated-too-soon), "
        + "\(spelled(TensorName(.newWeights, l))) tells, the weights after the step: give them"
    default: return ""
    }
  }

  /// Where an entry stands in the file: [3,7], or [7] in a vector.
  private func place(_ name: TensorName, _ row: Int, _ column: Int) -> String {
    switch name.quantity {
    case .b, .biasGradient, .newBiases: return "[\(column)]"
    case .x, .y, .z, .a, .delta, .cost:
      return step.layout.imagesInRows ? "[\(row),\(column)]" : "[\(column),\(row)]"
    case .w, .data, .penalty, .gradient, .newWeights:
      let isTurned = step.layout.weightsInByOut == step.turned.contains(name)
      return isTurned ? "[\(column),\(row)]" : "[\(row),\(column)]"
    }
  }

  /// Two numbers with as many digits as part them, and as they hold.
  private func apart(_ a: Double, _ b: Double, isSingle: Bool) -> (String, String) {
    var decimals = 4
    let most = isSingle ? 6 : 14
    func text(_ value: Double) -> String { Number.scientific(value, decimals: decimals) }
    // One digit that differs may be rounding: two say that it is none.
    let off = (a - b).magnitude / max(a.magnitude, b.magnitude)
    var unit = 1e-3
    while decimals < most, text(a) == text(b) || off < unit {
      decimals += 1
      unit /= 10
    }
    return (text(a), text(b))
  }
}

/// A factor that was found from numbers that are rounded: no more of its digits than those tell.
private struct Factor {
  let value: Double
  /// How far another number may be from it, relative to that, and still be it.
  let tolerance: Double
  private let digits: Int

  init(_ value: Double, uncertainty: Double, least: Double = 1e-5) {
    // What is nothing but rounding is nothing.
    self.value = value.magnitude < max(least, 3 * uncertainty) ? 0 : value
    let share = self.value == 0 ? 0 : uncertainty / self.value.magnitude
    tolerance = max(1e-5, 3 * share)
    var (digits, next) = (1, 100 * share)
    while digits < 7, next <= 1 { (digits, next) = (digits + 1, 10 * next) }
    self.digits = digits
  }

  /// With its digits: 80.00000.
  var text: String { Number.significant(value, digits: digits) }
  /// Without zeros at its end: 80.
  var short: String {
    Number.exact(Double(Number.significant(value, digits: min(6, digits))) ?? value)
  }
}

extension [String] {
  /// Each string once, where it comes first.
  fileprivate var uniqued: [String] {
    reduce(into: []) { all, next in if !all.contains(next) { all.append(next) } }
  }
}
