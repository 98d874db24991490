/// The colour of a pixel.
enum Ink: Equatable {
  /// An index into the fixed 256-colour palette.
  case palette(UInt8)
  /// Red, green and blue.
  case rgb(UInt8, UInt8, UInt8)

  /// Its parameters in an escape sequence, after 38 (foreground) or 48 (background).
  fileprivate var code: String {
    switch self {
    case .palette(let index): "5;\(index)"
    case .rgb(let red, let green, let blue): "2;\(red);\(green);\(blue)"
    }
  }

  /// `string` in this colour, reset at its end.
  func paint(_ string: String) -> String {
    "\u{1B}[38;\(code)m\(string)\u{1B}[0m"
  }
}

extension Style {
  /// Whether pictures are drawn in coloured half blocks.
  var drawsHalfBlocks: Bool { color.isPainted && glyphs == .unicode }
}

/// Pixels in colour, two rows of them in one line: `▀` with the upper one in the foreground and the
/// lower one in the background, which makes a pixel about square.
enum HalfBlocks {
  /// The lines of a picture, ⌈height / 2⌉ of them, `width` columns each.
  ///
  /// A colour is sent when it changes only, and all is reset at the end of a line. Below the last row
  /// of an odd height the terminal's own background shows.
  static func lines(
    height: Int,
    width: Int,
    ink: (_ row: Int, _ column: Int) -> Ink
  ) -> [String] {
    stride(from: 0, to: width == 0 ? 0 : height, by: 2).map { row in
      var line = ""
      var foreground: Ink?
      var background: Ink?
      for column in 0..<width {
        let upper = ink(row, column)
        let lower = row + 1 < height ? ink(row + 1, column) : nil
        var codes: [String] = []
        if upper != foreground { codes.append("38;\(upper.code)") }
        if let lower, lower != background { codes.append("48;\(lower.code)") }
        if !codes.isEmpty { line += "\u{1B}[\(codes.joined(separator: ";"))m" }
        line += "▀"
        (foreground, background) = (upper, lower)
      }
      return line + "\u{1B}[0m"
    }
  }
}
