import Arithmetic
import BackpropCore

extension Recogniser {
  /// What is known of what differs where no mistake explains it.
  func findings() -> [Finding] {
    var right = Prediction(step)
    let wrong = step.judged.filter { name in
      step.own[name].map {
        Self.difference($0, right.value(of: name)) > step.tolerance(of: name)
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
    // What the contributions say need not be said again.
    for name in wrong where findings.isEmpty || name.quantity != .gradient {
      guard let own = step.own[name] else { continue }
      let wanted = right.value(of: name)
      if let finding = resemblance(name, own, wanted) {
        findings.append(finding)
      } else if name == first {
        findings.append(entries(name, own, wanted))
      }
    }
    return findings + traces(&right)
  }

  /// A factor, a sign, a transposition, a shift or another order.
  private func resemblance(_ name: TensorName, _ own: Matrix, _ wanted: Matrix) -> Finding? {
    let tolerance = step.tolerance(of: name)
    func isSame(_ other: Matrix) -> Bool { Self.difference(own, other) <= tolerance }
    if wanted.sumOfSquares > 0 {
      let factor =
        zip(own.values, wanted.values).reduce(0) { $0.addingProduct($1.0, $1.1) }
        / wanted.sumOfSquares
      if isSame(wanted.scaled(by: factor)) { return .factor(name, factor) }
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
    let tolerance = step.tolerance(of: name) * scale
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

  /// What only other images can have left.
  private func traces(_ right: inout Prediction) -> [Finding] {
    var findings: [Finding] = []
    let last = step.layerCount
    let (weights, biases) = (TensorName(.gradient, last), TensorName(.biasGradient, last))
    if let own = step.own[weights], let b = step.own[biases],
      step.own[TensorName(.delta, last)] == nil,
      Self.difference(b, right.value(of: biases)) <= step.tolerance(of: biases),
      Self.difference(own, right.value(of: weights)) > step.tolerance(of: weights),
      fits(right).allSatisfy({ $0.layer != last })
    {
      findings.append(.sameLabelsElsewhere)
    }
    let first = TensorName(.gradient, 1)
    if let own = step.own[first] {
      let penalty = right.contributions(1).penalty
      let dark = (0..<step.x.columns).filter { step.x.column($0).allSatisfy { $0 == 0 } }
      let least = step.tolerance(of: first) * own.magnitude
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
