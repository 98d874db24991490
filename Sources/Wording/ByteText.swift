// Swift compares strings by what they mean: two spellings of "é" are equal, and a letter followed by
// a combining accent has no prefix of that letter. A file is compared by its bytes, so everything
// here works on UTF-8.

extension StringProtocol {
  /// Whether both texts are the same bytes.
  package func hasSameBytes(as other: some StringProtocol) -> Bool {
    utf8.count == other.utf8.count && utf8.elementsEqual(other.utf8)
  }

  /// Whether the text begins with the bytes of `prefix`.
  package func startsWithBytes(of prefix: String) -> Bool {
    utf8.starts(with: prefix.utf8)
  }

  /// Whether the text is empty or holds only spaces and tabs.
  package var isBlank: Bool {
    utf8.allSatisfy(\.isBlank)
  }

  /// The text without spaces and tabs at either end.
  package var trimmed: String {
    let start = utf8.drop(while: \.isBlank)
    let blanks = start.reversed().prefix(while: \.isBlank).count
    return String(decoding: start.dropLast(blanks), as: UTF8.self)
  }

  /// The words of the text: the runs without spaces and tabs.
  package var words: [String] {
    utf8.split(whereSeparator: \.isBlank).map { String(decoding: $0, as: UTF8.self) }
  }

  /// The text after its first `count` bytes, which must end at a character of Unicode.
  package func droppingBytes(_ count: Int) -> String {
    String(decoding: utf8.dropFirst(count), as: UTF8.self)
  }

  /// The text in quotation marks, for an error: at most 40 characters, what is invisible shown as �.
  package var quoted: String {
    let shown = unicodeScalars.prefix(40).map { $0.isInvisible ? "\u{FFFD}" : String($0) }.joined()
    return unicodeScalars.count > 40 ? "\"\(shown)…\"" : "\"\(shown)\""
  }

  /// The same without quotation marks, for the name of something.
  package var bare: String { String(quoted.dropFirst().dropLast()) }
}

extension UInt8 {
  /// Whether the byte is a space or a tab.
  package var isBlank: Bool { self == 0x20 || self == 0x09 }

  /// Whether the byte is a digit, 0 to 9.
  package var isDigit: Bool { (0x30...0x39).contains(self) }
}

extension Unicode.Scalar {
  /// Whether a reader cannot see the character, or cannot tell it from a space or an accent.
  package var isInvisible: Bool {
    switch properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned: true
    case .lineSeparator, .paragraphSeparator, .nonspacingMark, .enclosingMark: true
    case .spaceSeparator: self != " "
    default: false
    }
  }
}
