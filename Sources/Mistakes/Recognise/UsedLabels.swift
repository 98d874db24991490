import Arithmetic
import BackpropCore

// Which labels, or which order of the images, somebody's numbers were made with: found from the numbers.

extension Recogniser {
  /// Images and labels paired otherwise, where that explains all, alone or with one other mistake.
  func usedOrder() -> Candidate? {
    guard step.own[TensorName(.y)] == nil || step.own[TensorName(.x)] == nil,
      let shuffled = mistakes.first(where: { $0.name == "images-shuffled-alone" })
    else { return nil }
    let square = step.x.rows * step.x.rows
    let isSmall = square * step.network.sizes.reduce(0, max) <= 4_000_000
    for others in [[]] + (isSmall ? mistakes : []).filter({ $0 != shuffled }).map({ [$0] }) {
      guard !isStopped() else { return nil }
      if let x = orderedImages(others) {
        let candidate = Candidate([shuffled] + others, x: x)
        if let found = scored(candidate, upTo: 1) { return found }
      }
      if let labels = labels(others), labels != step.labels,
        labels.sorted() == step.labels.sorted()
      {
        let candidate = Candidate([shuffled] + others, labels: labels)
        if let found = scored(candidate, upTo: 1) { return found }
      }
    }
    return nil
  }

  /// The images in the order that somebody's weighted inputs, activations or errors have.
  private func orderedImages(_ mistakes: [Mistake]) -> Matrix? {
    var prediction = Prediction(step, mistakes)
    let names = step.judged.filter { [.z, .a, .delta].contains($0.quantity) }
    guard let first = names.first, let own = step.own[first] else { return nil }
    if first.quantity != .delta {
      guard first.layer == 1 else { return nil }
      let wanted = prediction.value(of: first)
      return Permutation(
        of: own,
        among: wanted,
        tolerance: tolerance(of: first) * wanted.magnitude
      )
      .map { step.x.selecting(rows: $0.places) }
    }
    guard first.layer == step.layerCount, step.x.rows <= 256 else { return nil }
    // Row i of the errors belongs to label i and to some image: try each image.
    var places = [Int?](repeating: nil, count: step.x.rows)
    let tolerance = tolerance(of: first) * max(own.magnitude, .leastNormalMagnitude)
    for shift in 0..<step.x.rows {
      let order = (0..<step.x.rows).map { ($0 + shift) % step.x.rows }
      let delta = prediction.outputDelta(order: order)
      for row in 0..<delta.rows where places[row] == nil {
        if zip(own.row(row), delta.row(row)).allSatisfy({ ($0 - $1).magnitude <= tolerance }) {
          places[row] = order[row]
        }
      }
    }
    let all = places.compactMap { $0 }
    return all.count == step.x.rows && all != Array(all.indices) ? step.x.selecting(rows: all) : nil
  }

  /// The label of each image, from gradients: `a_{l−1}ᵀ Δ = m G` is solved for the error of each image in a layer
  /// that reads as many units as there are images, and the label is the one for which it comes out nearest.
  private func labels(_ mistakes: [Mistake]) -> [UInt8]? {
    let m = step.x.rows
    guard m <= 200, !step.judged.contains(where: { $0.quantity == .delta }) else { return nil }
    var prediction = Prediction(step, mistakes)
    for l in (1...step.layerCount).reversed() {
      let input = l == 1 ? step.x : prediction.value(of: TensorName(.a, l - 1))
      guard input.columns + 1 >= m, let gradient = step.own[TensorName(.gradient, l)] else {
        continue
      }
      let unit = prediction.mean(Matrix(rows: 1, columns: 1, values: [1]))[0, 0]
      guard unit != 0 else { return nil }
      var sums = (gradient - prediction.penaltyOrZero(l)).scaled(by: 1 / unit)
      var units = input.transposed
      // The bias reads a 1 from every image; where units suffice, its gradient may be mistaken as it likes.
      if input.columns < m {
        guard let biases = step.own[TensorName(.biasGradient, l)] else { continue }
        let ones = [Double](repeating: 1, count: m)
        units = Matrix(rows: units.rows + 1, columns: m, values: units.values + ones)
        sums = Matrix(
          rows: sums.rows + 1,
          columns: sums.columns,
          values: sums.values + biases.values.map { $0 / unit }
        )
      }
      guard let errors = LeastSquares.solve(units, sums) else { continue }
      return labels(from: errors, l, mistakes)
    }
    return nil
  }

  /// The label for which δ_l of an image comes out nearest.
  private func labels(from errors: Matrix, _ l: Int, _ mistakes: [Mistake]) -> [UInt8] {
    var labels = [UInt8](repeating: 0, count: errors.rows)
    var nearest = [Double](repeating: .infinity, count: errors.rows)
    for digit in 0..<step.count.outputs {
      let all = [UInt8](repeating: UInt8(digit), count: errors.rows)
      var prediction = Prediction(step, mistakes, labels: all)
      let candidate = prediction.value(of: TensorName(.delta, l))
      for row in 0..<errors.rows {
        let off = zip(candidate.row(row), errors.row(row))
          .reduce(0) { max($0, ($1.0 - $1.1).magnitude) }
        if off < nearest[row] { (nearest[row], labels[row]) = (off, UInt8(digit)) }
      }
    }
    return labels
  }
}

extension Matrix {
  /// The rows at the given places.
  func selecting(rows places: [Int]) -> Matrix {
    Matrix(rows: places.count, columns: columns, values: places.flatMap { row($0) })
  }
}

/// Solves A X = B for X by reflections (Householder; Golub and Van Loan, Matrix Computations, 5.2).
enum LeastSquares {
  /// X, columns of A × columns of B; nil where the columns of A do not tell.
  static func solve(_ a: Matrix, _ b: Matrix) -> Matrix? {
    let (rows, columns) = (a.rows, a.columns)
    guard rows >= columns, rows == b.rows else { return nil }
    var q = (0..<columns).map { a.column($0) }
    var right = (0..<b.columns).map { b.column($0) }
    var diagonal: [Double] = []
    for k in 0..<columns {
      let norm = q[k][k...].reduce(0) { $0 + $1 * $1 }.squareRoot()
      let head = q[k][k] > 0 ? -norm : norm
      diagonal.append(head)
      guard norm > 0 else { return nil }
      // The reflection that leaves only the head: v = x − head e.
      var v = q[k]
      v[k] -= head
      let square = v[k...].reduce(0) { $0 + $1 * $1 }
      func reflect(_ x: inout [Double]) {
        let factor = 2 * (k..<rows).reduce(0) { $0 + v[$1] * x[$1] } / square
        for i in k..<rows { x[i] -= factor * v[i] }
      }
      for j in k + 1..<max(columns, k + 1) { reflect(&q[j]) }
      for j in right.indices { reflect(&right[j]) }
    }
    let largest = diagonal.map(\.magnitude).max() ?? 0
    guard diagonal.allSatisfy({ $0.magnitude > 1e-14 * largest }) else { return nil }
    var x = Matrix(rows: columns, columns: b.columns)
    for j in right.indices {
      for k in (0..<columns).reversed() {
        let known = (k + 1..<max(columns, k + 1)).reduce(0) { $0 + q[$1][k] * x[$1, j] }
        x[k, j] = (right[j][k] - known) / diagonal[k]
      }
    }
    return x
  }
}
