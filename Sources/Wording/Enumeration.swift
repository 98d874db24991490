extension [String] {
  /// The words as a sentence has them: "a, b and c".
  package func list(_ conjunction: String) -> String {
    guard let last, count > 1 else { return first ?? "" }
    return dropLast().joined(separator: ", ") + " \(conjunction) \(last)"
  }
}

extension Collection<String> {
  /// The first of very many, and how many there are besides: "a, b and 3 more".
  package func names(atMost most: Int) -> String {
    prefix(most).joined(separator: ", ") + (count > most ? " and \(count - most) more" : "")
  }
}

extension String {
  /// The word as a sentence of one line has it, where nothing at all would read as a slip of the program.
  package var shown: String { isEmpty ? "''" : contains(where: \.isNewline) ? quoted : self }
}
