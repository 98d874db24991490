import Wording

/// A command line, cut into words as a shell would.
///
/// White space separates words, quotes `'…'` and `"…"` keep it, and between indices it is dropped:
/// `w2[3, 7]` is one word. `#` at the beginning of a word starts a comment. A minus before a digit or a
/// point becomes U+2212, lest the parser of arguments take `-0.5` for an option; `Negative.restore` puts
/// it back.
package struct Words {
  /// The words, quotes removed.
  package private(set) var all: [String] = []

  /// Cuts a line.
  ///
  /// Throws a `LearnerError` for a quote that is not closed.
  package init(_ line: String) throws {
    var word: String?
    var quote: Character?
    let characters = Array(line)
    for (i, character) in characters.enumerated() {
      if let open = quote {
        if character == open { quote = nil } else { word?.append(character) }
        continue
      }
      switch character {
      case "'", "\"":
        quote = character
        word = word ?? ""
      case "#" where word == nil:
        return
      case _ where character.isWhitespace && Self.isAmongIndices(word, characters[i...]):
        continue
      case _ where character.isWhitespace:
        if let done = word { all.append(done) }
        word = nil
      case "-" where word == nil && i + 1 < characters.count && Negative.follows(characters[i + 1]):
        word = String(Negative.sign)
      default:
        word = (word ?? "") + String(character)
      }
    }
    if let quote {
      throw LearnerError("the line ends inside a quote: close it with \(quote)")
    }
    if let word { all.append(word) }
  }

  /// Whether a place is between the brackets of an entry, with nothing but numbers up to the last, or up to
  /// the end of the line where that is missing.
  private static func isAmongIndices(_ word: String?, _ rest: ArraySlice<Character>) -> Bool {
    guard let word, let open = word.lastIndex(of: "[") else { return false }
    func isOfIndices(_ character: Character) -> Bool {
      character.isASCII
        && (character.isNumber || character.isWhitespace || ",-".contains(character))
    }
    return word[open...].dropFirst().allSatisfy(isOfIndices)
      && [nil, "]"].contains(rest.first { !isOfIndices($0) })
  }
}

/// The minus sign of numbers, kept apart from the hyphen of options.
package enum Negative {
  /// U+2212.
  package static let sign: Character = "\u{2212}"

  /// Whether a hyphen before this character begins a number.
  package static func follows(_ character: Character) -> Bool {
    character.isASCII && character.isNumber || character == "."
  }

  /// The text with hyphens where U+2212 stands.
  package static func restore(_ text: String) -> String {
    String(text.map { $0 == sign ? "-" : $0 })
  }
}
