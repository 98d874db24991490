import Testing

@testable import TextRendering

struct SafeTextTests {
  @Test(arguments: [
    ("\u{1B}[31mred", "^[[31mred"), ("a\tb\rc\0", "a^Ib^Mc^@"), ("\u{7F}", "^?"),
    ("\u{85}\u{9B}2J", "<U+0085><U+009B>2J"), ("user\u{202E}gnp.exe", "user<U+202E>gnp.exe"),
    ("\u{200B}\u{FEFF}", "<U+200B><U+FEFF>"), ("\u{E0041}", "<U+E0041>"), ("λ = ½, 学", "λ = ½, 学"),
    ("a\r\nb", "a^M^Jb"), ("\u{1F469}\u{200D}\u{1F4BB}", "👩<U+200D>💻"),
  ])
  func whatWouldActIsSpelledOut(text: String, visible: String) {
    #expect(SafeText.visible(text, keepNewlines: false) == visible)
  }

  @Test func newlinesAreKeptOnRequest() {
    #expect(SafeText.visible("a\r\nb\n", keepNewlines: true) == "a^M\nb\n")
    #expect(SafeText.visible("a\nb", keepNewlines: false) == "a^Jb")
  }

  /// Against the standard library's Unicode tables, which the source does not use.
  @Test func noControlOrInvisibleScalarPasses() {
    for value in UInt32(0)...0x10FFFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let isHidden: Bool
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator: isHidden = true
      default: isHidden = scalar.properties.isDefaultIgnorableCodePoint
      }
      guard isHidden else { continue }
      let visible = SafeText.visible("a\(scalar)b", keepNewlines: false)
      #expect(visible.utf8.allSatisfy { 0x20 <= $0 && $0 < 0x7F }, "\(value)")
    }
  }

  @Test func lettersMarksAndSymbolsPass() {
    for range in [0x20...0x7E, 0xA0...0xAC, 0xAE...0x34E, 0x370...0x5FF, 0x2190...0x28FF] {
      let scalars = range.compactMap { Unicode.Scalar($0) }
      let text = String(String.UnicodeScalarView(scalars))
      #expect(SafeText.visible(text, keepNewlines: false) == text)
    }
  }
}
