import Testing

@testable import Wording

struct EnumerationTests {
  @Test func words() {
    #expect(["a"].list("or") == "a" && ["a", "b", "c"].list("and") == "a, b and c")
    #expect([String]().list("or").isEmpty)
  }

  @Test("a word stays as it is, but for one that would break the line of its sentence, or be none")
  func shown() {
    #expect("grad".shown == "grad" && "".shown == "''" && "\u{1B}x".shown == "\u{1B}x")
    #expect("\n,--".shown == "\"\u{FFFD},--\"")
    for line in ["a\r\nb", "a\u{2028}b", "a\u{85}b"] {
      #expect(!line.shown.contains { $0.isNewline })
    }
  }
}
