import Classroom
import Testing

@testable import backprop

@Suite struct LibeditCompletionTests {
  /// What libedit is told for the word from `start` to the end of `line`.
  private func matches(
    _ line: String,
    from start: Int,
    to end: Int? = nil,
    _ completion: Completion
  ) -> [String]? {
    let end = end ?? line.unicodeScalars.count
    return LibeditCompletion.replacements(in: line, from: start, to: end) { _, _ in completion }
  }

  private func words(from start: Int, _ candidates: String...) -> Completion {
    Completion(wordStart: start, candidates: candidates, appendsSpace: true)
  }

  @Test func asksAboutTheLineUpToTheCursor() throws {
    var asked: (String, String)?
    _ = LibeditCompletion.replacements(in: "größe wh x", from: 6, to: 8) { line, cursor in
      asked = (line, String(line[..<cursor]))
      return words(from: 6)
    }
    #expect(try #require(asked) == ("größe wh x", "größe wh"))
  }

  @Test func putsTheCommonBeginningFirst() {
    #expect(matches("wh", from: 0, words(from: 0, "where")) == ["where "])
    #expect(
      matches("g", from: 0, words(from: 0, "grad.data", "grad.l2")) == [
        "grad.", "grad.data", "grad.l2",
      ]
    )
    #expect(matches("x", from: 0, words(from: 0)) == nil)
  }

  @Test func neverTakesAwayWhatWasTyped() {
    #expect(matches("lr", from: 0, words(from: 0, "eta", "lambda")) == ["lr", "eta", "lambda"])
  }

  @Test func alignsWordsThatBeginElsewhere() {
    // libedit begins a new word inside the quotes, the completer does not.
    #expect(
      matches("show \"two w", from: 10, words(from: 5, "\"two words\"", "\"three\"")) == [
        "words\" "
      ]
    )
    // And the completer may begin one where libedit does not.
    #expect(matches("--data=a", from: 0, words(from: 7, "abc")) == ["--data=abc "])
  }

  @Test func countsScalarsNotCharacters() {
    // e and a combining accent: two scalars, one character.
    #expect(matches("e\u{301} wh", from: 3, words(from: 2, "where")) == ["where "])
    #expect(matches("e\u{301}", from: 0, to: 1, words(from: 0, "echo")) == ["echo "])
  }

  @Test func offersNothingThatWouldMoveTheCursor() {
    #expect(matches("show a", from: 5, words(from: 5, "a\u{1B}[2J", "ab")) == ["ab "])
  }

  @Test func survivesOffsetsOutsideTheLine() {
    #expect(matches("ab", from: 1, to: 3, words(from: 0, "abc")) == nil)
    #expect(matches("ab", from: 2, to: 1, words(from: 0, "abc")) == nil)
    #expect(matches("ab", from: -1, to: 1, words(from: 0, "abc")) == nil)
    #expect(matches("ab", from: 0, words(from: 9, "abc")) == nil)
  }

  @Test func appendsASpaceAfterOneFinishedWordOnly() {
    var folder = words(from: 5, "data/")
    #expect(matches("show da", from: 5, folder) == ["data/ "])
    folder.appendsSpace = false
    #expect(matches("show da", from: 5, folder) == ["data/"])
    #expect(matches("wh x", from: 0, to: 2, words(from: 0, "where")) == ["where"])
  }
}
