/// A range of numbers, where a number lies in it, and which round numbers to write beside it.
package struct Axis {
  /// A labelled place.
  package struct Tick {
    /// Where it stands.
    package var value: Double
    /// What is written there.
    package var label: String
  }

  /// Whether equal distances are equal ratios.
  package let isLogarithmic: Bool
  private let low: Double
  private let high: Double

  /// The range of `values`: finite, at least one, all above 0 if logarithmic.
  ///
  /// A range of one number is widened, so that this number lies inside.
  package init(_ values: some Sequence<Double>, isLogarithmic: Bool = false) {
    var low = Double.infinity
    var high = -Double.infinity
    for value in values {
      low = min(low, value)
      high = max(high, value)
    }
    precondition(low.isFinite && high.isFinite, "an axis needs finite values")
    precondition(low > 0 || !isLogarithmic, "a logarithmic axis needs values above 0, not \(low)")
    if low == high {
      if isLogarithmic {
        low = max(low / 10, .leastNonzeroMagnitude)
        high = min(high * 10, .greatestFiniteMagnitude)
      } else {
        // The +1 is for zero and for numbers too small to be halved.
        let half = low.magnitude >= 1e-300 ? low.magnitude / 2 : 1
        low = max(low - half, -.greatestFiniteMagnitude)
        high = min(high + half, .greatestFiniteMagnitude)
      }
    }
    self.isLogarithmic = isLogarithmic
    self.low = low
    self.high = high
  }

  /// Where `value` lies: 0 at the low end, 1 at the high end.
  package func position(of value: Double) -> Double {
    let place: Double
    if isLogarithmic {
      let start = Self.log2(low)
      place = (Self.log2(value) - start) / (Self.log2(high) - start)
    } else {
      // Halves, because the width of the range itself may overflow.
      place = (value / 2 - low / 2) / (high / 2 - low / 2)
    }
    return place.isNaN ? 0.5 : min(max(place, 0), 1)
  }

  /// Round numbers inside the range, three to eight of them where possible; else its two ends.
  package var ticks: [Tick] { ticks(thatFit: { _ in true }) }

  /// As many round numbers as fit, up to eight, equally far from each other: fewer before some are left out.
  func ticks(thatFit fit: ([Tick]) -> Bool) -> [Tick] {
    var found: [Tick] = []
    for most in [8, 6, 4, 3, 2] {
      let ticks = isLogarithmic ? logarithmicTicks(most) : linearTicks(most)
      guard ticks.count > 1 else { break }
      found = ticks
      if fit(ticks) { break }
    }
    guard found.isEmpty else { return found }
    let ends = [low, high]
    let isShort = Number.significant(low) != Number.significant(high)
    return ends.map {
      Tick(value: $0, label: isShort ? Number.significant($0) : Number.exact($0))
    }
  }

  /// Multiples of 1, 2 or 5 times a power of ten, about as many as `most`.
  private func linearTicks(_ most: Int) -> [Tick] {
    // The next multiple above an eighth of the range.
    let part = (high / 2 - low / 2) / Double(most) * 2
    guard part > 0 else { return [] }
    let decimal = ExactDecimal(part)
    let (multiple, power) =
      switch decimal.digit(0) {
      case 5...: (1, decimal.point)
      case 2...: (5, decimal.point - 1)
      default: (2, decimal.point - 1)
      }
    // Written in decimal and read back, a tick is the number that its label says.
    guard let step = Double("\(multiple)e\(power)"), low + step > low, high - step < high else {
      return []
    }
    let first = Int((low / step).rounded(.up))
    return (first...first + 8).compactMap { index in
      guard let value = Double("\(index * multiple)e\(power)"), low <= value, value <= high else {
        return nil
      }
      let isShort = (-6...0).contains(power) && value.magnitude < 1e7
      let label = isShort ? Number.fixed(value, decimals: -power) : Number.exact(value)
      return Tick(value: value, label: label)
    }
  }

  /// 1, 2 and 5 in every decade; or powers of ten; or some of these: fewer than `most`.
  private func logarithmicTicks(_ most: Int) -> [Tick] {
    let powers = (ExactDecimal(low).point - 1)...ExactDecimal(high).point
    func ticks(_ multiples: [Int]) -> [Tick] {
      powers.flatMap { power in multiples.compactMap { Double("\($0)e\(power)") } }
        .filter { low <= $0 && $0 <= high }
        .map { Tick(value: $0, label: Number.exact($0)) }
    }
    let fine = ticks([1, 2, 5])
    guard fine.count >= most else { return fine }
    let coarse = ticks([1])
    let stride = (coarse.count + most - 2) / (most - 1)
    return coarse.enumerated().filter { $0.offset % stride == 0 }.map(\.element)
  }

  /// The binary logarithm of a positive number.
  ///
  /// From IEEE operations only, so that a picture is the same on every machine. Good to a few units
  /// in the last place, where a dot needs two digits.
  private static func log2(_ value: Double) -> Double {
    // ln m = 2 (s + s³/3 + s⁵/5 + …) with s = (m − 1)/(m + 1), at most 1/3.
    let s = (value.significand - 1) / (value.significand + 1)
    var power = s
    var sum = 0.0
    for odd in stride(from: 1.0, through: 35, by: 2) {
      sum += power / odd
      power *= s * s
    }
    return Double(value.exponent) + 2 * sum / 0.693147180559945309
  }
}
