import Arithmetic
import BackpropCore

extension Recogniser {
  /// What is known of what differs where no mistake explains it.
  func findings() -> [Finding] {
    var right = Prediction(step)
    let wrong = step.judged.filter { name in
      step.own[name].map {
        Self.difference($0, right.value(of: name)) > tolerance(of: name)
      } ?? false
    }
    guard let first = wrong.first else { return [] }
    let gradients = step.judged.filter { $0.quantity == .gradient }
    let fits = fits(right)
    var findings: [Finding] = []
    if !fits.isEmpty, fits.count == gradients.count,
      wrong.allSatisfy({ $0.quantity == .gradient || $0.quantity == .biasGradient })
    {
      findings.append(.contributions(fits))
    }
    if let finding = saturatedOutputs(among: wrong) { findings.append(finding) }
    if let finding = turnedDelta(among: wrong) { findings.append(finding) }
    let moves = moves(of: wrong)
    if !moves.isEmpty { findings.append(.moves(moves)) }
    // What the contributions say need not be said again.
    for name in wrong where !findings.contains(where: { $0.says(name) }) {
      guard let own = step.own[name] else { continue }
      let wanted = right.value(of: name)
      if let finding = resemblance(name, own, wanted) {
        findings.append(finding)
      } else if name == first {
        findings.append(entries(name, own, wanted))
      }
    }
    // Nor need traces be looked for in a gradient that is known for what it is.
    let isKnown = findings.contains { $0.says(TensorName(.gradient, 1)) }
    return findings + (isKnown ? [] : traces(&right)) + open(first)
  }

  /// A δ that is `(W δ).T ⊙ σ′`: there are as many images as units above, and the shapes fit.
  private func turnedDelta(among wrong: [TensorName]) -> Finding? {
    var turned = Prediction(step, turnsDelta: true)
    func isExplained(_ name: TensorName) -> Bool {
      guard let own = step.own[name] else { return false }
      return Self.difference(own, turned.value(of: name)) <= tolerance(of: name)
    }
    for l in (1..<step.layerCount).reversed() where step.network[l + 1].units == step.count.m {
      let delta = TensorName(.delta, l)
      let followers = wrong.filter { $0.layer == l && !$0.quantity.isAfterUpdate }
      let names = wrong.contains(delta) ? [delta] : followers
      guard !names.isEmpty, names.allSatisfy(isExplained) else { continue }
      return .deltaTurned(layer: l, wrong.filter(isExplained))
    }
    return nil
  }

  /// What updates take off, in units of η: so much of the learner's own gradient, and of the penalty's.
  func moves(of wrong: [TensorName]) -> [ContributionFit] {
    wrong.filter { $0.quantity == .newWeights }.compactMap { name in
      guard let own = step.own[name] else { return nil }
      let (weights, eta) = (step.network[name.layer].weights, step.hyper.eta)
      let start = step.drift[name].map { weights + $0 } ?? weights
      let taken = (start - own).scaled(by: 1 / eta)
      var right = Prediction(step)
      let gradient = TensorName(.gradient, name.layer)
      let fit = ContributionFit(
        layer: name.layer,
        gradient: taken,
        data: step.own[gradient] ?? right.value(of: gradient),
        penalty: right.contributions(name.layer).penalty
      )
      // What the weights are rounded to is not known of what they moved by.
      let limit = tolerance(of: name) * max(weights.magnitude, own.magnitude) / eta
      return fit.flatMap { $0.rest * taken.magnitude <= limit ? $0 : nil }
    }
  }

  /// A factor, a sign, a transposition, a shift or another order.
  private func resemblance(_ name: TensorName, _ own: Matrix, _ wanted: Matrix) -> Finding? {
    let tolerance = tolerance(of: name)
    func isSame(_ other: Matrix) -> Bool { Self.difference(own, other) <= tolerance }
    if let drift = step.drift[name], isSame(wanted - drift) { return .withoutVelocity(name) }
    if wanted.sumOfSquares > 0 {
      let factor =
        zip(own.values, wanted.values).reduce(0) { $0.addingProduct($1.0, $1.1) }
        / wanted.sumOfSquares
      let (off, least) = ((own - wanted.scaled(by: factor)).magnitude, tolerance * wanted.magnitude)
      if isSame(wanted.scaled(by: factor)) {
        return .factor(
          name,
          factor,
          uncertainty: off / wanted.norm,
          telling: wanted.values.count { ($0 * (factor - 1)).magnitude > least },
          of: wanted.values.count { $0 != 0 }
        )
      }
    }
    if own.rows == own.columns, own.rows > 1, isSame(wanted.transposed) { return .transposed(name) }
    for shift in 1..<max(2, min(own.rows, 64)) where own.rows > 1 {
      if isSame(wanted.movedOn(rows: shift)) { return .shifted(name, rows: shift, columns: 0) }
    }
    for shift in 1..<max(2, min(own.columns, 64)) where own.columns > 1 {
      if isSame(wanted.movedOn(columns: shift)) { return .shifted(name, rows: 0, columns: shift) }
    }
    return Permutation(of: own, among: wanted, tolerance: tolerance * wanted.magnitude) == nil
      ? nil : .reordered(name)
  }

  private func entries(_ name: TensorName, _ own: Matrix, _ wanted: Matrix) -> Finding {
    let (off, scale) = (own - wanted, wanted.magnitude)
    let tolerance = tolerance(of: name) * scale
    let worst = off.largest
    let (row, column) = (worst?.row ?? 0, worst?.column ?? 0)
    return .entries(
      name,
      count: off.values.count { !($0.magnitude <= tolerance) },
      of: own.rows * own.columns,
      row: row,
      column: column,
      yours: own[row, column],
      expected: wanted[row, column]
    )
  }
}

extension Finding {
  /// Whether it says what there is to say of a tensor.
  fileprivate func says(_ name: TensorName) -> Bool {
    switch self {
    case .contributions: name.quantity == .gradient
    case .deltaTurned(_, let names), .saturated(_, let names): names.contains(name)
    case .factor(name, _, _, _, _), .transposed(name), .shifted(name, _, _), .reordered(name): true
    case .moves(let fits): name.quantity == .newWeights && fits.contains { $0.layer == name.layer }
    default: false
    }
  }
}

extension Matrix {
  /// Row i is row i − `rows` of this one, and so with columns, round and round.
  fileprivate func movedOn(rows down: Int = 0, columns right: Int = 0) -> Matrix {
    var moved = Matrix(rows: rows, columns: columns)
    for row in 0..<rows {
      for column in 0..<columns {
        moved[(row + down) % rows, (column + right) % columns] = self[row, column]
      }
    }
    return moved
  }
}

/// Which row of a matrix each row of another is.
struct Permutation {
  /// The row among the others, for each row.
  let places: [Int]

  /// Pairs rows that are equal to within a tolerance, each once; nil where that cannot be done, or changes
  /// nothing, or where there are more than 512.
  init?(of own: Matrix, among wanted: Matrix, tolerance: Double) {
    guard own.rows == wanted.rows, own.columns == wanted.columns, 2...512 ~= own.rows else {
      return nil
    }
    let others = (0..<wanted.rows).map { wanted.row($0) }
    var (isFree, places) = ([Bool](repeating: true, count: own.rows), [Int]())
    for row in 0..<own.rows {
      let numbers = own.row(row)
      let match = others.indices.first { other in
        isFree[other]
          && zip(numbers, others[other]).allSatisfy { ($0 - $1).magnitude <= tolerance }
      }
      guard let match else { return nil }
      isFree[match] = false
      places.append(match)
    }
    guard places != Array(places.indices) else { return nil }
    self.places = places
  }
}
