/// The identifiers of one page: no two places share one.
struct Identifiers {
  private var taken: Set<String> = []
  private var counts: [String: Int] = [:]

  /// An identifier for a place with these words, as GitHub makes them: `too-large`, then `too-large-1`.
  mutating func next(for words: String) -> String {
    let letters = words.lowercased().compactMap { character -> Character? in
      character == " " || character == "-"
        ? "-" : character.isLetter || character.isNumber ? character : nil
    }
    let base = letters.isEmpty ? "place" : String(letters.prefix(60))
    var name = base
    while !taken.insert(name).inserted {
      counts[base, default: 0] += 1
      name = "\(base)-\(counts[base, default: 0])"
    }
    return name
  }
}
