extension Text {
  /// The text in the glyphs of a terminal: as it is, or spelled in ASCII.
  func spelled(in glyphs: Style.Glyphs) -> Text {
    guard glyphs == .ascii else { return self }
    let spelled = spans.map { Span(string: AsciiSpelling.spell($0.string), role: $0.role) }
    return Text(spans: spelled)
  }
}

/// ASCII for the symbols of this program, so that commands write δ and → without a second thought.
///
/// One table instead of two forms of every text. Scalars that are not in it, such as letters of other
/// languages in a file name, are given by number: `<U+00E9>`.
enum AsciiSpelling {
  /// `string` with everything outside ASCII spelled out.
  static func spell(_ string: String) -> String {
    string.unicodeScalars.map(spell).joined()
  }

  private static func spell(_ scalar: Unicode.Scalar) -> String {
    switch scalar.value {
    case 0..<0x80: String(scalar)
    case 0x2080...0x2089: String(scalar.value - 0x2080)  // subscripts: w₂ is w2
    case 0x2800...0x28FF: spellBraille(dots: UInt8(scalar.value - 0x2800))
    default: table[scalar] ?? SafeText.number(of: scalar)
    }
  }

  /// A braille cell by where its dots are: above, below, both.
  private static func spellBraille(dots: UInt8) -> String {
    let upperDots: UInt8 = 0b0001_1011
    switch (dots & upperDots != 0, dots & ~upperDots != 0) {
    case (false, false): return " "
    case (true, false): return "'"
    case (false, true): return "."
    case (true, true): return ":"
    }
  }

  private static let table: [Unicode.Scalar: String] = [
    "α": "alpha", "β": "beta", "γ": "gamma", "δ": "delta", "ε": "eps", "η": "eta", "θ": "theta",
    "λ": "lambda", "μ": "mu", "π": "pi", "ρ": "rho", "σ": "sigma", "τ": "tau", "φ": "phi",
    "Δ": "Delta", "Π": "prod", "Σ": "sum ", "∂": "d", "∇": "grad ", "√": "sqrt", "ℓ": "l",
    "′": "'", "″": "\"", "²": "^2", "³": "^3", "⁻": "^-", "ᵀ": "^T", "½": "1/2",
    "·": ".", "×": "x", "÷": "/", "⊙": ".*", "±": "+-", "−": "-", "≈": "~", "≠": "!=", "≤": "<=",
    "≥": ">=", "≪": "<<", "≫": ">>", "∝": "~", "∈": "in", "∞": "inf", "‖": "||", "｜": "|",
    "→": "->", "←": "<-", "↔": "<->", "↑": "^", "↓": "v", "⟨": "<", "⟩": ">",
    "…": "...", "–": "-", "—": "--", "‘": "'", "’": "'", "“": "\"", "”": "\"", "•": "*", "°": "deg",
    "✓": "ok", "✗": "x", "▶": ">", "◀": "<", "\u{A0}": " ",
    "─": "-", "│": "|", "┌": "+", "┐": "+", "└": "+", "┘": "+", "├": "+", "┤": "+", "┬": "+",
    "┴": "+", "┼": "+",
    // Bars: half a cell and more is drawn, less is a dot.
    "█": "#", "▉": "#", "▊": "#", "▋": "#", "▌": "#", "▍": ".", "▎": ".", "▏": ".",
    "▀": "#", "▄": "#", "░": ".", "▒": ":", "▓": "#",
  ]
}
