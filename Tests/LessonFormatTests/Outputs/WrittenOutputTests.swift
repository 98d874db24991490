import Testing

@testable import LessonFormat

@Suite struct WrittenOutputTests {
  @Test(
    arguments: [
      ("", []), ("\n", [""]), ("a", ["a"]), ("a\n", ["a"]), ("a\n\n", ["a", ""]),
      ("\na", ["", "a"]),
      ("a\r\nb\r\r\n", ["a", "b"]), ("a\rb", ["a\rb"]), ("a\0b\0", ["a␀b␀"]),
      ("bp> x", ["\\bp> x"]), ("bp>x", ["\\bp>x"]), ("\\bp> x", ["\\\\bp> x"]),
      (" bp> x", [" bp> x"]),
      ("...", ["\\..."]), ("\\...", ["\\\\..."]), ("....", ["...."]), ("\\a", ["\\a"]),
    ] as [(String, [String])]
  )
  func writes(_ output: String, lines: [String]) {
    #expect(WrittenOutput.lines(of: output).map { Array($0.utf8) } == lines.map { Array($0.utf8) })
  }

  @Test func cutsLongLinesAtACharacter() {
    let longest = String(repeating: "é", count: 2_000)
    #expect(WrittenOutput.lines(of: longest) == [longest])
    #expect(WrittenOutput.lines(of: "a" + longest) == ["a" + longest.dropLast() + "…"])
  }

  @Test func differentLinesStayDifferent() {
    let lines = ["bp> x", "\\bp> x", "\\\\bp> x", "...", "\\...", "\\\\...", "x", "\\x"]
    #expect(Set(lines.flatMap { WrittenOutput.lines(of: $0) }).count == lines.count)
  }
}
