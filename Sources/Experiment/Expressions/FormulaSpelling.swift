import Wording

/// A formula in ASCII, as its parser reads it, with the column in which each byte was written.
///
/// The signs that lessons and tables print are put into what a keyboard has: `−` into `-`, `×` and `·` into
/// `*`, `÷` into `/`, `λ` into `lambda`, `δ₂` into `delta2`, `²` into `^2`, `√` into `sqrt`.
struct FormulaSpelling {
  /// The bytes, all ASCII.
  private(set) var bytes: [UInt8] = []
  /// Where each byte was written, in characters from 1; one more for the end.
  private(set) var columns: [Int] = []

  /// The root sign, which needs no parentheses: `√2`.
  static let root: UInt8 = 0x01

  /// Spells a text.
  ///
  /// Throws a `FormulaError` for a character that has no place in a formula.
  init(_ text: String) throws(FormulaError) {
    var isInPower = false
    for (index, character) in text.enumerated() {
      let column = index + 1
      var spelled: String
      if let ascii = character.asciiValue, ascii != Self.root {
        // A line feed of Windows is one character of two.
        spelled = ascii == 0x0a ? "\n" : String(character)
      } else if let power = Self.powers[character] {
        // Several digits are one number: 10⁻³ is 10^-3.
        spelled = isInPower ? power : "^" + power
      } else if let sign = Self.signs[character] {
        spelled = sign
      } else {
        throw FormulaError(
          column: column,
          "\"\(character.isVisible ? String(character) : "\u{FFFD}")\" has no meaning in a formula"
        )
      }
      isInPower = Self.powers[character] != nil
      bytes += Array(spelled.utf8)
      columns += Array(repeating: column, count: spelled.utf8.count)
    }
    columns.append(text.count + 1)
  }

  private static let powers: [Character: String] = Dictionary(
    uniqueKeysWithValues: zip("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-").map { ($0, String($1)) }
  )

  private static let signs: [Character: String] = [
    "−": "-", "–": "-", "×": "*", "·": "*", "⋅": "*", "÷": "/", "∕": "/", "√": "\u{1}",
    "λ": "lambda", "η": "eta", "μ": "mu", "µ": "mu", "δ": "delta", "σ": "sigmoid", "′": "'",
    "’": "'", "₀": "0", "₁": "1", "₂": "2", "₃": "3", "₄": "4", "₅": "5", "₆": "6", "₇": "7",
    "₈": "8", "₉": "9", "≤": "<=", "≥": ">=", "\u{A0}": " ",
  ]
}

extension Character {
  /// Whether a reader sees it.
  fileprivate var isVisible: Bool {
    unicodeScalars.allSatisfy { !$0.isInvisible }
  }
}
