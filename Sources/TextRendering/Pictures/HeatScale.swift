/// From a value to its looks: symmetric around 0, up to a largest magnitude.
package struct HeatScale {
  /// What a cell shows.
  package enum Level {
    /// The value as a share of the limit, −1…1.
    case share(Double)
    /// An infinity.
    case infinite(isNegative: Bool)
    /// NaN.
    case notANumber
  }

  /// Blue over white to red, through the palette's cube.
  ///
  /// Blue grows much darker than red does: where there are only greys, in print or in somebody's eyes, a
  /// cell darker than every red is below 0.
  private static let steps: [UInt8] = [20, 63, 105, 147, 189, 231, 224, 217, 210, 209, 203]
  private static let infiniteInk = Ink.palette(226)
  private static let notANumberInk = Ink.palette(16)

  /// The magnitude at both ends of the scale; 0 if no value is another.
  package let limit: Double

  /// Values that are numbers.
  package let finiteCount: Int
  /// Values that are NaN.
  package let notANumberCount: Int
  /// Values that are infinite.
  package let infiniteCount: Int
  /// Finite values beyond the ends of the scale.
  package let beyondCount: Int

  /// A scale for `values` that ends at `limit`, or at the largest finite magnitude among them.
  ///
  /// A limit that is not a finite number above 0 counts as none: it comes from other data, and those
  /// may all be 0.
  package init(_ values: [Double], limit: Double?) {
    let finite = values.lazy.filter(\.isFinite).map(\.magnitude)
    let usable = limit.flatMap { $0 > 0 && $0.isFinite ? $0 : nil }
    let end = usable ?? finite.max() ?? 0
    self.limit = end
    finiteCount = finite.count
    notANumberCount = values.count(where: \.isNaN)
    infiniteCount = values.count(where: \.isInfinite)
    beyondCount = finite.count(where: { $0 > end })
  }

  /// What the cell of a value shows.
  package func level(of value: Double) -> Level {
    guard !value.isNaN else { return .notANumber }
    guard value.isFinite else { return .infinite(isNegative: value < 0) }
    guard value != 0 else { return .share(0) }
    return .share(value.magnitude >= limit ? (value < 0 ? -1 : 1) : value / limit)
  }

  /// Two characters: the sign and the ninths of the limit, to the nearest.
  func characters(for value: Double) -> String {
    switch level(of: value) {
    case .notANumber: return " ?"
    case .infinite(let isNegative): return isNegative ? "-!" : "+!"
    case .share(let share):
      let ninths = Int((share * 9).rounded())
      return ninths == 0 ? " ·" : (ninths < 0 ? "-" : "+") + String(abs(ninths))
    }
  }

  /// The colour for a value.
  func ink(for value: Double, in style: Style) -> Ink {
    switch level(of: value) {
    case .notANumber: return Self.notANumberInk
    case .infinite: return Self.infiniteInk
    case .share(let share):
      guard style.color == .trueColor else {
        return .palette(Self.steps[Int(((share + 1) * 5).rounded())])
      }
      // The ends are those of the palette's steps.
      func faded(to end: Double) -> UInt8 { UInt8((255 - share.magnitude * (255 - end)).rounded()) }
      return share < 0
        ? .rgb(faded(to: 0), faded(to: 0), faded(to: 215))
        : .rgb(255, faded(to: 95), faded(to: 95))
    }
  }

  /// What the colours or digits stand for: one line, and one more if there is something special.
  func legend(in style: Style) -> [String] {
    let isColored = style.drawsHalfBlocks
    let end = Number.significant(limit)
    var lines: [String] = []
    if limit == 0 {
      if finiteCount > 0 { lines.append("every finite value is 0") }
    } else if isColored {
      let swatches = (0...10).map { step in
        ink(for: (Double(step) - 5) / 5 * limit, in: style).paint("█")
      }
      lines.append("-\(end) \(swatches.joined()) \(end)")
    } else {
      let text: Text = "-9 = -\(end)   · = 0   +9 = \(end)   (to the nearest ninth)"
      lines += text.lines(in: style)
    }

    var notes: [String] = []
    if notANumberCount > 0 {
      notes.append("\(isColored ? "black" : "?") = nan (\(Number.grouped(notANumberCount)))")
    }
    if infiniteCount > 0 {
      notes.append("\(isColored ? "yellow" : "!") = infinite (\(Number.grouped(infiniteCount)))")
    }
    if beyondCount > 0 {
      notes.append("beyond the scale: \(Number.grouped(beyondCount))")
    }
    return lines + (notes.isEmpty ? [] : [notes.joined(separator: "   ")])
  }
}
