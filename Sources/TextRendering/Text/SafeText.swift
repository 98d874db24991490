/// Text that cannot steer a terminal: whatever would act instead of being seen is spelled out.
public enum SafeText {
  /// `text` with its invisible scalars made visible: `^[` for escape, `<U+202E>` for a direction override.
  ///
  /// Spelled out are the control characters (C0, DEL, C1), direction and format controls, zero-width
  /// and other invisible scalars, line and paragraph separators, and tags. A tab is `^I`. The scalars that
  /// stand for bytes of no text, in names of files, are those bytes: `<E9>`.
  /// With `keepNewlines` a line feed stays one.
  public static func visible(_ text: String, keepNewlines: Bool) -> String {
    guard text.unicodeScalars.contains(where: { isHidden($0, keepNewlines) }) else { return text }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if isHidden(scalar, keepNewlines) {
        result.append(contentsOf: spelling(of: scalar).unicodeScalars)
      } else {
        result.append(scalar)
      }
    }
    return String(result)
  }

  /// A scalar by its number, as `<U+00E9>`.
  static func number(of scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return "<U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits + ">"
  }

  private static func isHidden(_ scalar: Unicode.Scalar, _ keepNewlines: Bool) -> Bool {
    switch scalar.value {
    case 0x0A: !keepNewlines
    case 0x20..<0x7F: false
    case 0..<0xA0: true
    default: hidden.contains { $0.contains(scalar.value) }
    }
  }

  /// C0 and DEL in caret notation (the letter 64 further on), all others by number.
  private static func spelling(of scalar: Unicode.Scalar) -> String {
    if scalar.value >= 0x10FF80 {
      return "<" + String(scalar.value & 0xFF, radix: 16, uppercase: true) + ">"
    }
    guard scalar.isASCII else { return number(of: scalar) }
    return "^" + String(Unicode.Scalar(UInt8(scalar.value) ^ 0x40))
  }

  /// Unicode's format controls, separators and default-ignorable code points, above C1.
  ///
  /// Written out, since the tables of the standard library differ from system to system.
  private static let hidden: [ClosedRange<UInt32>] = [
    0xAD...0xAD,  // soft hyphen
    0x34F...0x34F, 0x600...0x605, 0x61C...0x61C, 0x6DD...0x6DD, 0x70F...0x70F,
    0x890...0x891, 0x8E2...0x8E2, 0x115F...0x1160, 0x17B4...0x17B5, 0x180B...0x180F,
    0x200B...0x200F,  // zero widths, marks of direction
    0x2028...0x202E,  // separators, embeddings and overrides of direction
    0x2060...0x206F,  // joiners, isolates of direction
    0x3164...0x3164, 0xFE00...0xFE0F, 0xFEFF...0xFEFF, 0xFFA0...0xFFA0, 0xFFF0...0xFFFB,
    0x110BD...0x110BD, 0x110CD...0x110CD, 0x13430...0x1343F, 0x1BCA0...0x1BCA3,
    0x1D173...0x1D17A,
    0xE0000...0xE0FFF,  // tags and further variation selectors
    0x10FF80...0x10FFFF,  // bytes of no text
  ]
}
