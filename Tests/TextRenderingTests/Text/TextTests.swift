import Testing

@testable import TextRendering

struct TextTests {
  @Test func equalTextsAreEqualHoweverTheyWereMade() {
    #expect(Text("ab") == Text("a") + Text("b"))
    #expect(Text("ab") + "" == "ab")
    #expect("a".role(.data) + "b".role(.data) == "ab".role(.data))
    #expect("ab".role(.data) != "ab".role(.firstTerm))
    var text: Text = "a"
    text += "b".role(.good)
    #expect(text == "a\("b", .good)")
    #expect(Text().isEmpty && Text("").isEmpty && !text.isEmpty)
  }

  @Test func aRoleFillsOnlyWhatHasNone() {
    let text: Text = "total \("0.5", .data)"
    #expect(text.role(.strong) == "total ".role(.strong) + "0.5".role(.data))
  }

  @Test func controlCharactersNeverGetIn() {
    let evil = "\u{1B}]0;title\u{7}\u{202E}"
    for text in [Text(evil), "\(evil)", evil.role(.bad), Text(stringLiteral: evil)] {
      #expect(text.description == "^[]0;title^G<U+202E>")
    }
    #expect(Text("a\nb").description == "a\nb")
  }

  @Test func widthIsThatOfTheWidestLine() {
    #expect(Text("").width == 0)
    #expect(Text("δ₁ → 学").width == 7)
    #expect(Text("ab\nabcd\n").width == 4)
    #expect(Text("\u{1B}").width == 2)
  }

  @Test func stringIsColoredByRole() {
    let text: Text = "a \("b", .data) c"
    #expect(text.string(in: .plain) == "a b c")
    #expect(text.string(in: palette) == "a \u{1B}[38;5;27mb\u{1B}[0m c")
    #expect("b".role(.bad).string(in: palette) == "\u{1B}[1;38;5;161mb\u{1B}[0m")
    #expect(Text("δ").string(in: ascii) == "delta")
  }
}
