import Prompt
import Lessons
import Testing

@testable import backprop

@Suite struct TabCompletionTests {
  /// The line after Tab at its end or at `cursor`, with | where the cursor is, and what can be chosen.
  private func tab(_ line: String, at cursor: Int? = nil, _ completion: Completion) -> (
    String, [String]
  )? {
    var scalars = Array(line.unicodeScalars)
    let cursor = cursor ?? scalars.count
    let index = line.unicodeScalars.index(line.startIndex, offsetBy: cursor)
    guard let answer = TabCompletion(of: line, at: index, completion) else { return nil }
    scalars.replaceSubrange(
      cursor - answer.deleted..<cursor,
      with: (answer.inserted + "|").unicodeScalars
    )
    return (String(String.UnicodeScalarView(scalars)), answer.choices)
  }

  private func words(from start: Int, _ candidates: String...) -> Completion {
    Completion(wordStart: start, candidates: candidates, appendsSpace: true)
  }

  @Test func finishesTheOnlyWord() throws {
    #expect(try #require(tab("wh", words(from: 0, "where"))) == ("where |", []))
    #expect(
      try #require(tab("show \"two w", words(from: 5, "\"two words\""))) == (
        "show \"two words\" |", []
      )
    )
    #expect(tab("x", words(from: 0)) == nil)
  }

  @Test func goesAsFarAsAllAgree() throws {
    let words = words(from: 0, "grad.data", "grad.l2")
    #expect(try #require(tab("g", words)) == ("grad.|", ["grad.data", "grad.l2"]))
    #expect(try #require(tab("grad.", words)) == ("grad.|", ["grad.data", "grad.l2"]))
  }

  @Test func neverTakesAwayWhatWasTyped() throws {
    #expect(try #require(tab("lr", words(from: 0, "eta", "lambda"))) == ("lr|", ["eta", "lambda"]))
  }

  @Test func worksInTheMiddleOfALine() throws {
    #expect(try #require(tab("wh x", at: 2, words(from: 0, "where"))) == ("where| x", []))
    #expect(try #require(tab("whx", at: 2, words(from: 0, "where"))) == ("where |x", []))
  }

  @Test func countsScalarsNotCharacters() throws {
    // e and a combining accent: two scalars, one character.
    #expect(
      try #require(tab("e\u{301} e\u{301}", words(from: 2, "e\u{301}t"))) == (
        "e\u{301} e\u{301}t |", []
      )
    )
  }

  @Test func appendsNoSpaceWhereMoreMayFollow() throws {
    var folder = words(from: 5, "data/")
    folder.appendsSpace = false
    #expect(try #require(tab("show da", folder)) == ("show data/|", []))
  }

  @Test func offersNothingThatWouldMoveTheCursor() throws {
    #expect(try #require(tab("show a", words(from: 5, "a\u{1B}[2J", "ab"))) == ("show ab |", []))
  }

  @Test func survivesAWordThatBeginsElsewhere() {
    #expect(tab("ab", words(from: 9, "abc")) == nil)
    #expect(tab("ab", words(from: -1, "abc")) == nil)
    #expect(tab("ab cd", at: 1, words(from: 3, "cde")) == nil)
  }

  @Test func listsInColumnsDownwards() throws {
    let listing = { (words: [String], width: Int) in
      let completion = Completion(wordStart: 0, candidates: words, appendsSpace: true)
      return try #require(TabCompletion(of: "", at: "".startIndex, completion)).listing(
        width: width
      )
    }
    #expect(try listing(["a", "bb", "c", "d", "e"], 12) == "a   c   e\nbb  d\n")
    #expect(try listing(["a", "b"], 1) == "a\nb\n")
    let many = try listing((0..<250).map { "w\($0)" }, 80)
    #expect(many.hasSuffix("\nand 150 more\n"))
    #expect(many.split(separator: "\n").allSatisfy { $0.count <= 80 })
  }
}
