import TextRendering

extension String.StringInterpolation {
  /// A small number below the line: W₂.
  mutating func appendInterpolation(subscript number: Int) {
    let digits = Array("₀₁₂₃₄₅₆₇₈₉")
    appendLiteral(String(String(number).compactMap { $0.wholeNumberValue.map { digits[$0] } }))
  }
}

extension Text.Interpolation {
  /// A small number below the line: W₂.
  mutating func appendInterpolation(subscript number: Int) {
    appendInterpolation("\(subscript: number)" as String)
  }
}
