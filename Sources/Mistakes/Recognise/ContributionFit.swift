import Arithmetic

/// Somebody's gradient of a layer as so much of the data's part and so much of the penalty's: α G + β R.
///
/// α and β are those of least squares. Where the rest is nothing, they are the diagnosis: a penalty divided by m
/// in place of n is 1 and n/m.
package struct ContributionFit: Sendable {
  package let layer: Int
  /// α, how often the data's part is in it.
  package let data: Double
  /// β, how often the penalty's is in it; none where there is no penalty, or one along the data's part.
  package let penalty: Double?
  /// What is left, relative to the gradient's largest entry.
  package let rest: Double
  /// How far what is left may have moved α and β: as many digits of them say nothing.
  package let uncertainty: (data: Double, penalty: Double)

  /// Fits `gradient` by the contributions as they should be; all in × out.
  init?(layer: Int, gradient: Matrix, data: Matrix, penalty: Matrix?) {
    self.layer = layer
    let (g, scale) = (gradient.values, gradient.magnitude)
    let (d, dd) = (data.values, data.sumOfSquares)
    guard scale.isFinite, dd > 0, dd.isFinite, g.count == d.count else { return nil }
    let r = penalty?.values ?? []
    let rr = penalty?.sumOfSquares ?? 0
    let dr = zip(d, r).reduce(0) { $0.addingProduct($1.0, $1.1) }
    let gd = zip(g, d).reduce(0) { $0.addingProduct($1.0, $1.1) }
    let gr = zip(g, r).reduce(0) { $0.addingProduct($1.0, $1.1) }
    // The part of R that does not lie along G; found from it, β is no difference of large numbers.
    let apart = rr - dr * dr / dd
    guard rr > 0, apart > 1e-6 * rr else {
      self.data = gd / dd
      self.penalty = nil
      let largest = zip(g, d).reduce(0) { max($0, ($1.0 - gd / dd * $1.1).magnitude) }
      rest = scale == 0 ? 0 : largest / scale
      uncertainty = (max(largest, 0x1p-50 * scale) / dd.squareRoot(), 0)
      return
    }
    var beta = (gr - gd * dr / dd) / apart
    var alpha = (gd - beta * dr) / dd
    // Once more on what is left: the digits that the first went short of.
    let left = g.indices.map { g[$0] - alpha * d[$0] - beta * r[$0] }
    let ld = zip(left, d).reduce(0) { $0.addingProduct($1.0, $1.1) }
    let lr = zip(left, r).reduce(0) { $0.addingProduct($1.0, $1.1) }
    let more = (lr - ld * dr / dd) / apart
    beta += more
    alpha += (ld - more * dr) / dd
    let largest = g.indices.reduce(0) {
      max($0, (g[$1] - alpha * d[$1] - beta * r[$1]).magnitude)
    }
    (self.data, self.penalty) = (alpha, beta)
    rest = scale == 0 ? 0 : largest / scale
    // As the deviations of least squares are found, every entry being off by the largest.
    let off = max(largest, 0x1p-50 * scale)
    uncertainty = (off / (dd * apart / rr).squareRoot(), off / apart.squareRoot())
  }
}

/// What a factor is, in the numbers of a step: n/m, 2, η.
package struct FactorName: Sendable, Equatable {
  /// As formulas write it.
  package let formula: String
  /// With the numbers put in; the formula itself where it is a number.
  package let numbers: String
}

extension LearnerStep {
  /// All that a factor may be, to within `tolerance` of itself.
  package func names(of factor: Double, tolerance: Double) -> [FactorName] {
    let (m, n, k, eta) = (count.m, count.n, count.outputs, hyper.eta)
    var known: [(Double, String, String)] = [
      (Double(n) / Double(m), "n/m", "\(n)/\(m)"), (Double(m) / Double(n), "m/n", "\(m)/\(n)"),
      (Double(m), "m", "m"), (Double(n), "n", "n"), (1 / Double(m), "1/m", "1/\(m)"),
      (1 / Double(n), "1/n", "1/\(n)"), (2, "2", "2"), (0.5, "1/2", "1/2"), (-1, "−1", "−1"),
      (1 / Double(k), "1/out", "1/\(k)"), (2 / Double(k), "2/out", "2/\(k)"),
      (Double(k), "out", "\(k)"), (2 * Double(n) / Double(m), "2n/m", "2·\(n)/\(m)"),
      (Double(n) / Double(2 * m), "n/2m", "\(n)/\(2 * m)"), (255, "255", "255"),
      (1.0 / 255, "1/255", "1/255"),
      (Double(m).squareRoot(), "√m", "√\(m)"), (1 / Double(m * m), "1/m²", "1/\(m)²"),
    ]
    if m > 1 { known.append((Double(m) / Double(m - 1), "m/(m−1)", "\(m)/\(m - 1)")) }
    if knowsEta { known += [(eta, "η", "η"), (eta / Double(m), "η/m", "η/\(m)")] }
    var names: [FactorName] = []
    for (value, formula, numbers) in known
    where value.isFinite && value != 1 && (factor - value).magnitude <= tolerance * value.magnitude
    {
      names.append(FactorName(formula: formula, numbers: numbers))
    }
    return names
  }
}
