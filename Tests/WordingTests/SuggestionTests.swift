import TestSupport
import Testing

@testable import Wording

struct SuggestionTests {
  private static let names = ["data", "forward", "backward", "grad", "step", "export", "import"]

  /// The optimal string alignment distance of well-known pairs.
  @Test(arguments: [
    ("kitten", "sitting", 3), ("saturday", "sunday", 3), ("flaw", "lawn", 2), ("ca", "abc", 3),
    ("grad", "gard", 1), ("forward", "froward", 1), ("", "abc", 3), ("abc", "", 3), ("", "", 0),
    ("step", "step", 0), ("δ", "d", 1), ("gifts", "profit", 5), ("a cat", "an act", 2),
  ])
  func distances(a: String, b: String, expected: Int) {
    #expect(Suggestion.distance(Array(a), Array(b)) == expected)
    #expect(Suggestion.distance(Array(b), Array(a)) == expected)
  }

  /// Against the definition by recursion, on random short words.
  @Test func equalsTheRecursion() {
    func recursion(_ a: ArraySlice<Character>, _ b: ArraySlice<Character>) -> Int {
      guard let x = a.last, let y = b.last else { return max(a.count, b.count) }
      var best = min(
        recursion(a.dropLast(), b) + 1,
        recursion(a, b.dropLast()) + 1,
        recursion(a.dropLast(), b.dropLast()) + (x == y ? 0 : 1)
      )
      if let v = a.dropLast().last, let w = b.dropLast().last, x == w, v == y {
        best = min(best, recursion(a.dropLast(2), b.dropLast(2)) + 1)
      }
      return best
    }
    var dice = Dice(seed: 3)
    for _ in 0..<150 {
      let a = (0..<dice.roll(6)).map { _ in dice.pick(Array("abc")) }
      let b = (0..<dice.roll(6)).map { _ in dice.pick(Array("abc")) }
      #expect(Suggestion.distance(a, b) == recursion(a[...], b[...]), "\(a) \(b)")
    }
  }

  @Test(arguments: [
    ("gard", "grad"), ("Backwards", "backward"), ("exprt", "export"), ("stpe", "step"),
    // Two letters of seven are far, but only one name begins so.
    ("ba", "backward"),
  ])
  func nearest(typed: String, meant: String) {
    #expect(Suggestion.nearest(to: typed, among: Self.names) == meant)
    let ending = Suggestion.ending(for: typed, among: Self.names, otherwise: "")
    #expect(ending == "; did you mean \(meant)?")
  }

  @Test func nothingNearIsNoSuggestion() {
    #expect(Suggestion.nearest(to: "xylophone", among: Self.names) == nil)
    #expect(Suggestion.nearest(to: "grad", among: []) == nil)
    #expect(Suggestion.nearest(to: "1", among: ["m", "n"]) == nil)
    #expect(Suggestion.nearest(to: "ma", among: ["match", "matrix"]) == nil)
    #expect(Suggestion.nearest(to: "m", among: ["matrix"]) == nil)
    let ending = Suggestion.ending(for: "xylophone", among: Self.names, otherwise: ": so")
    #expect(ending == ": so")
  }
}
