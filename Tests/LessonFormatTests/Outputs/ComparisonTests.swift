import TestSupport
import Testing

@testable import LessonFormat

@Suite struct ComparisonTests {
  /// Lines are written with a slash between them; nil is equal.
  @Test(
    arguments: [
      ("a/b", "a/b", nil),
      ("", "", nil),
      ("a/b", "a/c", 1),
      ("a/b", "a", 1),
      ("a", "a/b", 1),
      ("a ", "a", 0),
      ("é", "e\u{301}", 0),
      ("...", "", nil),
      ("...", "a/b/c", nil),
      ("a/...", "a", nil),
      ("a/.../d", "a/b/c/d", nil),
      ("a/.../d", "a/d", nil),
      ("a/.../d", "a/b/c", 2),
      ("a/.../c/d", "a/c/x/c/d", nil),
      ("a/.../c/d/e", "a/c/d/x/c/d", 4),
      ("a/.../c", "b/c", 0),
      ("a/.../c", "a/c/d", 3),
      (".../b/.../d/...", "a/b/c/d/e", nil),
      ("\\...", "x", 0),
      ("\\...", "\\...", nil),
      ("....", "x", 0),
      ("took [..] ms", "took 12 ms", nil),
      ("took [..] ms", "took  ms", nil),
      ("took [..] ms", "took 12 s", 0),
      ("[..]", "", 0),
      ("[..]", " anything", nil),
      ("[..]b[..]", "abc", nil),
      ("[..]ab", "aab", nil),
      ("a[..]a", "a", 0),
      ("[..]", "a/b", 1),
      ("x/[..]/y", "x/1/y", nil),
    ] as [(String, String, Int?)]
  )
  func findsTheFirstDifference(_ expected: String, _ actual: String, offset: Int?) {
    let comparison = Comparison(expected: lines(expected), actual: lines(actual))
    #expect(comparison.firstDifference == offset)
    #expect(comparison.isEqual == (offset == nil))
  }

  @Test(arguments: [
    ("a/b", "a/c", "a/c"),
    ("a/b", "a", "a"),
    ("a", "a/b", "a/b"),
    ("a/b", "", ""),
    ("a/.../d", "a/b/c/d", "a/.../d"),
    ("a/.../d", "A/b/c/d", "A/.../d"),
    ("a/.../d", "a/b/c/D", "a/.../D"),
    ("a/.../d", "A/b/c/D", "A/.../D"),
    ("a/.../c/d", "a/x/y/C/d", "a/.../C/d"),
    ("a/...", "A/b", "A/..."),
    ("a/...", "A", "A"),
    ("a/.../d", "error", "error"),
    ("a/.../d", "A/D", "A/D"),
    ("a/.../b/c", "a/b/C", "a/.../b/C"),
    ("a/.../m/.../z", "a/1/m/2/Z", "a/.../m/.../Z"),
    ("a/.../m/.../z", "a/1/M/2/z", "a/.../z"),
    ("t [..] s/b", "t 1 s/B", "t [..] s/B"),
    ("t [..] s/b", "t 1 m/b", "t 1 m/b"),
    ("a/b/c", "b/c/d", "b/c/d"),
  ])
  func acceptsAndKeepsEllipses(_ expected: String, _ actual: String, accepted: String) {
    let comparison = Comparison(expected: lines(expected), actual: lines(actual))
    #expect(comparison.accepted == lines(accepted))
  }

  @Test func whatIsAcceptedMatches() {
    var random = RandomText(seed: 5)
    let expectedLines = ["a", "b", "c", "...", "[..]b", "a[..]", "[..]"]
    let actualLines = ["a", "b", "c", "ab", "d", ""]
    for _ in 0..<5_000 {
      let expected = (0..<random.below(9)).map { _ in random.element(of: expectedLines) }
      let actual = (0..<random.below(9)).map { _ in random.element(of: actualLines) }
      let comparison = Comparison(expected: expected, actual: actual)
      let accepted = comparison.accepted
      #expect(Comparison(expected: accepted, actual: actual).isEqual, "\(expected) \(actual)")
      if comparison.isEqual { #expect(accepted == expected) }
    }
  }

  @Test func linesMadeToTakeForeverEnd() {
    let pattern = String(repeating: "a[..]", count: 800) + "b"
    let text = String(repeating: "a", count: 4_000)
    let comparison = Comparison(
      expected: Array(repeating: "...", count: 100) + Array(repeating: pattern, count: 100),
      actual: Array(repeating: text, count: 250)
    )
    #expect(!comparison.isEqual)
    #expect(comparison.accepted.last == text)
  }

  private func lines(_ text: String) -> [String] {
    text.isEmpty
      ? [] : text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
  }
}
