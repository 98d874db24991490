/// How many columns of a terminal a text takes.
public enum DisplayWidth {
  /// The sum over the scalars: combining marks 0, East Asian wide and pictographs 2, others 1.
  ///
  /// Control characters do not occur: every `Text` has spelled them out.
  public static func columns(of text: some StringProtocol) -> Int {
    let bytes = text.utf8
    return bytes.allSatisfy { $0 < 0x80 }
      ? bytes.count
      : text.unicodeScalars.reduce(0) { $0 + columns(of: $1) }
  }

  /// The columns that a painted line takes, its colours left out.
  public static func columns(ofPainted line: String) -> Int {
    var seen = ""
    var rest = Substring(line)
    while let escape = rest.firstIndex(of: "\u{1B}") {
      seen += rest[..<escape]
      rest = rest[escape...].drop { $0 != "m" }.dropFirst()
    }
    return columns(of: seen + rest)
  }

  private static func columns(of scalar: Unicode.Scalar) -> Int {
    // Below 0x300 nothing combines and nothing is wide.
    guard scalar.value >= 0x300 else { return 1 }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark: return 0
    default: return wide.contains { $0.contains(scalar.value) } ? 2 : 1
    }
  }

  /// The blocks that are wide throughout, and the pictographs (Unicode's EastAsianWidth W and F).
  private static let wide: [ClosedRange<UInt32>] = [
    0x1100...0x115F, 0x231A...0x231B, 0x2329...0x232A, 0x23E9...0x23EC, 0x2614...0x2615,
    0x2705...0x2705, 0x274C...0x274C, 0x2753...0x2755, 0x2795...0x2797, 0x2B1B...0x2B1C,
    0x2E80...0x303E, 0x3041...0xA4CF, 0xA960...0xA97C, 0xAC00...0xD7A3, 0xF900...0xFAFF,
    0xFE30...0xFE6F, 0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x17000...0x18DFF, 0x1B000...0x1B2FF,
    0x1F300...0x1F320, 0x1F32D...0x1F335, 0x1F337...0x1F37C, 0x1F3A0...0x1F3CA,
    0x1F400...0x1F43E, 0x1F442...0x1F4FC, 0x1F550...0x1F567, 0x1F5FB...0x1F64F,
    0x1F680...0x1F6C5, 0x1F7E0...0x1F7EB, 0x1F90C...0x1F9FF, 0x1FA70...0x1FAFF,
    0x20000...0x3FFFD,
  ]
}
