import Arithmetic

/// A gradient of layer 1 where every image is 0: there the data ask for nothing, and what there is is a penalty,
/// or comes from elsewhere; pixels × units.
struct DarkPixels {
  let gradient: Matrix
  /// What the penalty should be; none where it is off.
  let penalty: Matrix?
  let weights: Matrix
  /// What rounding leaves of a number, relative to the largest.
  let tolerance: Double

  /// Pixels whose gradient is not the penalty's by more than `least`.
  func count(beyond least: Double) -> Int {
    let rest = rest
    return (0..<rest.rows).count { row in rest.row(row).contains { !($0.magnitude <= least) } }
  }

  /// What is left without the penalty.
  private var rest: Matrix { penalty.map { gradient - $0 } ?? gradient }

  /// The function of the weights that the gradient is, and how often; none where it is none of those tried.
  var law: (law: PenaltyLaw, factor: Double, uncertainty: Double)? {
    let scale = gradient.magnitude
    guard scale.isFinite else { return nil }
    for law in PenaltyLaw.allCases {
      let values = weights.values.map(law.value)
      let square = values.reduce(0) { $0.addingProduct($1, $1) }
      guard square > 0 else { continue }
      let factor = zip(gradient.values, values).reduce(0) { $0.addingProduct($1.0, $1.1) } / square
      let off = zip(gradient.values, values).reduce(0) { max($0, ($1.0 - factor * $1.1).magnitude) }
      guard off <= tolerance * scale else { continue }
      return (law, factor, max(off, 0x1p-50 * scale) / square.squareRoot())
    }
    return nil
  }

  /// Whether what is left goes with the weights in no way at all.
  ///
  /// Of numbers in the order of their weights, those that follow each other are as far apart as any two where they
  /// have nothing to do with weights, and close where they are a function of them: the mean square of successive
  /// differences is 2 variances, or next to none (von Neumann, Annals of Mathematical Statistics 12, 1941).
  var isUnlikeWeights: Bool {
    let (rest, all) = (rest, 0..<weights.columns)
    let units = all.map { Array(zip(weights.column($0), rest.column($0))) }
    return Self.ratio([units.flatMap { $0 }]) > 1 && Self.ratio(units) > 1
  }

  private static func ratio(_ groups: [[(weight: Double, value: Double)]]) -> Double {
    var (successive, spread) = (0.0, 0.0)
    for group in groups {
      let values = group.sorted { $0.weight < $1.weight }.map(\.value)
      let mean = values.reduce(0, +) / Double(max(1, values.count))
      for (a, b) in zip(values, values.dropFirst()) { successive += (b - a) * (b - a) }
      for value in values { spread += (value - mean) * (value - mean) }
    }
    return spread > 0 ? successive / spread : 0
  }
}

/// What a penalty's gradient may be of a weight.
package enum PenaltyLaw: String, Sendable, CaseIterable {
  case weight = "w"
  case square = "w²"
  case magnitude = "|w|"
  case sign = "sign(w)"

  func value(_ weight: Double) -> Double {
    switch self {
    case .weight: weight
    case .square: weight * weight
    case .magnitude: weight.magnitude
    case .sign: weight == 0 ? 0 : weight < 0 ? -1 : 1
    }
  }
}
