import Arithmetic

/// What rounding may do to the numbers of a step: each is moved up or down by as much as its own sum rounds,
/// and what is computed of it moves with it.
///
/// A sum of K terms rounds K times, each time by at most `unit` of what has been summed so far, and √K of those
/// errors are left, for they go both ways (Higham and Mary, SIAM Journal on Scientific Computing 41, 2019).
/// What has been summed so far is about the norm of the terms where they cancel, and the sum itself where they
/// do not.
struct Rounding {
  /// Half of the last place of 1: 2⁻²⁴ in float32.
  let unit: Double
  private let dice: SplitMix64
  private var drawn: UInt64 = 0

  /// The rounding of float32 or float64; another seed moves the numbers other ways.
  init(isSingle: Bool, seed: UInt64) {
    unit = isSingle ? 0x1p-24 : 0x1p-53
    dice = SplitMix64(seed: seed)
  }

  /// Moves each number up or down by `unit` times what `amplitude` says of its place and value.
  mutating func move(_ matrix: inout Matrix, by amplitude: (_ place: Int, Double) -> Double) {
    var values = matrix.values
    for place in values.indices {
      let size = unit * amplitude(place, values[place])
      values[place] += dice.bits(at: drawn) & 1 == 0 ? size : -size
      drawn += 1
    }
    matrix = Matrix(rows: matrix.rows, columns: matrix.columns, values: values)
  }

  /// Moves numbers of a few operations, no sums: by four units of their size.
  mutating func move(_ matrix: inout Matrix) { move(&matrix) { 4 * $1.magnitude } }

  /// Moves sums: entry i, j is that of the products of line i of one matrix and line j of another.
  mutating func move(sums: inout Matrix, of left: [Line], _ right: [Line]) {
    let columns = sums.columns
    guard left.count == sums.rows, right.count == columns else { return }
    move(&sums) { place, value in
      let (a, b) = (left[place / columns], right[place % columns])
      return a.length * (a.norm * b.norm + value.magnitude)
    }
  }
}

extension Rounding {
  /// Moves what a program in float32 was given in float64, and rounded as it read it.
  mutating func moveInput(
    _ matrix: inout Matrix,
    _ name: TensorName,
    of step: LearnerStep
  ) {
    guard unit > 0x1p-30, step.given[name]?.isSingle != true else { return }
    move(&matrix) { $1.magnitude }
  }
}

/// A row or a column that is summed over.
struct Line {
  /// The root of how many numbers are not 0.
  let length: Double
  /// (Σ v⁴)^¼: the products of two norms bound the norm of the products of the numbers.
  let norm: Double
}

extension Matrix {
  /// Each row as a line.
  var rowLines: [Line] { (0..<rows).map { Line(row($0)) } }
  /// Each column as a line.
  var columnLines: [Line] { transposed.rowLines }
}

extension Line {
  /// So many ones.
  init(ones count: Int) { self.init([Double](repeating: 1, count: count)) }

  fileprivate init(_ values: [Double]) {
    var (count, sum) = (0, 0.0)
    for value in values where value != 0 {
      count += 1
      sum += (value * value) * (value * value)
    }
    (length, norm) = (Double(count).squareRoot(), sum.squareRoot().squareRoot())
  }
}

/// How far each tensor of a step may be off, and still be what it should be.
struct Bounds {
  /// How many times what rounding is found to do is let pass: programs that are right need a tenth of it.
  static let margin = 8.0
  /// As a share of the largest entry, at least: rounding of the file's own numbers, and in float64 of a λ or an
  /// x that was written with nine digits.
  static func least(isSingle: Bool) -> Double { isSingle ? 0x1p-20 : 1e-9 }

  private var moved: [Bool: [Prediction]] = [:]

  /// The bound of a tensor that `prediction` computes, as large as its numbers are.
  mutating func bound(of name: TensorName, by prediction: inout Prediction) -> Double {
    let isSingle = prediction.isSingle(name)
    let wanted = prediction.value(of: name)
    var copies =
      moved[isSingle]
      ?? (1...2).map { prediction.moved(by: Rounding(isSingle: isSingle, seed: $0)) }
    var noise = 0.0
    for place in copies.indices {
      noise = max(noise, (copies[place].value(of: name) - wanted).magnitude)
    }
    moved[isSingle] = copies
    let least = Self.least(isSingle: isSingle) * wanted.magnitude
    return noise.isFinite ? max(least, Self.margin * noise) : least
  }
}
