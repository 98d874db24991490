import Testing

@testable import TextRendering

struct TextLayoutTests {
  @Test func linesAreSplitAtNewlines() {
    #expect(Text("").splitLines() == [""])
    #expect(Text("a\n").splitLines() == ["a", ""])
    #expect(
      ("a\nb".role(.data) + "c\nd").splitLines() == [
        "a".role(.data), "\("b", .data)c", "d",
      ]
    )
  }

  @Test func longLinesAreFoldedAtSpaces() {
    #expect(Text("one two three").folded(to: 7) == ["one two", "three"])
    #expect(Text("one two three").folded(to: 8) == ["one two", "three"])
    #expect(Text("  one two three").folded(to: 9) == ["  one two", "  three"])
    #expect(Text("abcdefgh ij").folded(to: 3) == ["abc", "def", "gh", "ij"])
    #expect(Text("a   b").folded(to: 3) == ["a", "b"])
    #expect(Text("学学学").folded(to: 5) == ["学学", "学"])
    #expect("one two".role(.bad).folded(to: 4) == ["one".role(.bad), "two".role(.bad)])
    #expect(Text(String(repeating: " ", count: 9)).folded(to: 5) == [""])
  }

  @Test func foldingLosesNoWordAndKeepsTheLimit() {
    var dice = Dice(state: 11)
    let alphabet = ["a", "β", "学", "\u{301}", " ", "b "]
    for _ in 0..<400 {
      let text = (0..<dice.next() % 60).map { _ in alphabet[Int(dice.next() % 6)] }.joined()
      let limit = 2 + Int(dice.next() % 20)
      let lines = Text(text).folded(to: limit)
      #expect(lines.allSatisfy { $0.lineWidth <= limit })
      let letters = lines.map(\.description).joined().filter { $0 != " " }
      #expect(letters.unicodeScalars.elementsEqual(text.filter { $0 != " " }.unicodeScalars))
    }
  }

  @Test func spacesAtTheEndAreTrimmed() {
    #expect(Text("a  ").trimmed == "a")
    #expect(("a" + " ".role(.data) + " ".role(.bad)).trimmed == "a")
    #expect(Text("   ").trimmed == "")
    #expect(Text(" a").trimmed == " a")
  }

  @Test func paddingAndCuttingCountColumns() {
    #expect(Text("δ").padded(to: 3, .left) == "δ  ")
    #expect(Text("学").padded(to: 3, .right) == " 学")
    #expect(Text("long").padded(to: 2, .left) == "long")
    #expect(Text("学学").cut(to: 3) == "学")
    #expect("ab".role(.data).cut(to: 1) == "a".role(.data))
    #expect(Text("ab").cut(to: 0) == "")
  }
}
