/// The word that was probably meant.
package enum Suggestion {
  /// The nearest of `candidates` to a mistyped word, or the only one that begins with it; none if all are far.
  package static func nearest(to word: String, among candidates: [String]) -> String? {
    let word = Array(word.lowercased())
    let limit = max(1, word.count / 3)
    var best: (candidate: String, distance: Int)?
    for candidate in candidates {
      let distance = distance(word, Array(candidate.lowercased()))
      // A word of which no letter is left is another word.
      if distance <= limit, distance < word.count, distance < best?.distance ?? .max {
        best = (candidate, distance)
      }
    }
    if let best { return best.candidate }
    let longer = candidates.filter { $0.lowercased().starts(with: word) }
    return word.count > 1 && longer.count == 1 ? longer[0] : nil
  }

  /// How a sentence ends that refuses a word: "; did you mean grad?", or else with `otherwise`.
  package static func ending(
    for word: String,
    among candidates: [String],
    otherwise: String
  ) -> String {
    nearest(to: word, among: candidates).map { "; did you mean \($0)?" } ?? otherwise
  }

  /// Letters to add, drop, change or exchange with their neighbour (Damerau and Levenshtein, in the form
  /// that changes no letter twice).
  package static func distance(_ a: [Character], _ b: [Character]) -> Int {
    guard !a.isEmpty, !b.isEmpty else { return max(a.count, b.count) }
    var twoAgo: [Int] = []
    var last = Array(0...b.count)
    for i in 1...a.count {
      var row = [i]
      for j in 1...b.count {
        var cost = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1))
        if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
          cost = min(cost, twoAgo[j - 2] + 1)
        }
        row.append(cost)
      }
      (twoAgo, last) = (last, row)
    }
    return last[b.count]
  }
}
