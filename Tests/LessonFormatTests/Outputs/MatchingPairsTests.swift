import TestSupport
import Testing

@testable import LessonFormat

@Suite struct MatchingPairsTests {
  /// The length of a longest common subsequence by the textbook table.
  private func longest(_ a: [Int], _ b: [Int]) -> Int {
    var row = [Int](repeating: 0, count: b.count + 1)
    for x in a {
      var diagonal = 0
      for (j, y) in b.enumerated() {
        let above = row[j + 1]
        row[j + 1] = x == y ? diagonal + 1 : max(above, row[j])
        diagonal = above
      }
    }
    return row[b.count]
  }

  @Test func findsALongestCommonSubsequence() {
    var random = RandomText(seed: 6)
    for _ in 0..<3_000 {
      let letters = 1 + random.below(5)
      let a = (0..<random.below(14)).map { _ in random.below(letters) }
      let b = (0..<random.below(14)).map { _ in random.below(letters) }
      let pairs = matchingPairs(a.count, b.count) { a[$0] == b[$1] }
      #expect(pairs.allSatisfy { a[$0.0] == b[$0.1] })
      #expect(zip(pairs, pairs.dropFirst()).allSatisfy { $0.0 < $1.0 && $0.1 < $1.1 })
      #expect(pairs.count == longest(a, b), "\(a) \(b)")
    }
  }

  @Test func givesUpOnTheMiddleOfWhatDiffersEverywhere() {
    let pairs = matchingPairs(5_000, 5_000) { $0 == $1 && ($0 < 2 || $0 > 4_996) }
    #expect(pairs.map(\.0) == [0, 1, 4_997, 4_998, 4_999])
  }
}
