import TestSupport
import Testing

@testable import LessonFormat

/// Expectations without backslashes are what `diff -u` of GNU diffutils prints.
@Suite struct UnifiedDiffTests {
  private func diff(_ old: String, _ new: String) -> String {
    UnifiedDiff(
      old: old.split(separator: " ").map(String.init),
      new: new.split(separator: " ").map(String.init)
    )
    .text
  }

  @Test func showsThreeLinesAround() {
    #expect(
      diff("a b c d e f g h", "a b c d E f g h")
        == "@@ -2,7 +2,7 @@\n b\n c\n d\n-e\n+E\n f\n g\n h\n"
    )
  }

  @Test func separatesHunksThatDoNotMeet() {
    let old = (1...20).map(String.init)
    var new = old
    new[1] = "two"
    new[19] = "twenty"
    #expect(
      UnifiedDiff(old: old, new: new).text
        == "@@ -1,5 +1,5 @@\n 1\n-2\n+two\n 3\n 4\n 5\n@@ -17,4 +17,4 @@\n 17\n 18\n 19\n-20\n+twenty\n"
    )
  }

  @Test func joinsHunksThatMeet() {
    #expect(
      diff("1 2 3 4 5 6 7 8 9 10 11 12", "1 2 three 4 5 6 7 8 9 ten 11 12")
        == "@@ -1,12 +1,12 @@\n 1\n 2\n-3\n+three\n 4\n 5\n 6\n 7\n 8\n 9\n-10\n+ten\n 11\n 12\n"
    )
  }

  @Test func writesRangesAsDiffDoes() {
    #expect(diff("", "a b") == "@@ -0,0 +1,2 @@\n+a\n+b\n")
    #expect(diff("a b", "") == "@@ -1,2 +0,0 @@\n-a\n-b\n")
    #expect(diff("a", "b") == "@@ -1 +1 @@\n-a\n+b\n")
    #expect(diff("b c d e f", "a b c d e f") == "@@ -1,3 +1,4 @@\n+a\n b\n c\n d\n")
    #expect(diff("a b c d e f", "a b c d e") == "@@ -3,4 +3,3 @@\n c\n d\n e\n-f\n")
    #expect(diff("a b c", "b c d") == "@@ -1,3 +1,3 @@\n-a\n b\n c\n+d\n")
    #expect(diff("a b", "a b").isEmpty)
  }

  @Test func countsFromTheLineOfTheFile() {
    let diff = UnifiedDiff(old: ["a", "b"], new: ["a", "c"], firstLine: 40)
    #expect(diff.text == "@@ -40,2 +40,2 @@\n a\n-b\n+c\n")
    #expect(UnifiedDiff(old: [], new: ["a"], firstLine: 40).text == "@@ -39,0 +40 @@\n+a\n")
  }

  @Test func saysWhatCannotBeSeen() {
    #expect(
      UnifiedDiff(old: ["a  "], new: ["a"]).text
        == "@@ -1 +1 @@\n-a  \n\\ the line above ends in 2 spaces\n+a\n"
    )
    #expect(
      UnifiedDiff(old: ["é"], new: ["e\u{301}\t\u{A0}\u{A0}"]).text
        == "@@ -1 +1 @@\n-é\n+e\u{301}\t\u{A0}\u{A0}\n\\ the line above holds U+0301, holds U+0009, holds U+00A0\n"
    )
    #expect(
      UnifiedDiff(old: ["a ", "b"], new: ["a ", "c"]).text == "@@ -1,2 +1,2 @@\n a \n-b\n+c\n"
    )
  }

  @Test func turnsTheOldLinesIntoTheNew() throws {
    var random = RandomText(seed: 7)
    for _ in 0..<1_000 {
      let old = (0..<random.below(40)).map { _ in String(random.below(6)) }
      var new = old
      for _ in 0..<random.below(5) {
        new.insert(String(random.below(6)), at: random.below(new.count + 1))
        if random.below(2) == 0 { new.remove(at: random.below(new.count)) }
      }
      #expect(try patched(old, with: UnifiedDiff(old: old, new: new).text) == new)
    }
  }

  /// What `patch` does, without fuzz: every line of a hunk has to be where its range says.
  private func patched(_ old: [String], with diff: String) throws -> [String] {
    var result: [String] = []
    var next = 0
    for line in diff.split(separator: "\n") {
      let text = String(line.dropFirst())
      switch line.first {
      case "@":
        let range = try #require(
          line.split(separator: " ")[1].dropFirst().split(separator: ",").first
        )
        let start = try #require(Int(range))
        let isEmptyRange = line.split(separator: " ")[1].hasSuffix(",0")
        let hunkStart = isEmptyRange ? start : start - 1
        result += old[next..<hunkStart]
        next = hunkStart
      case "+":
        result.append(text)
      default:
        try #require(old[next] == text)
        if line.first == " " { result.append(text) }
        next += 1
      }
    }
    return result + old[next...]
  }
}
