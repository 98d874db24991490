extension [String] {
  /// The words as a sentence has them: "a, b and c".
  package func list(_ conjunction: String) -> String {
    guard let last, count > 1 else { return first ?? "" }
    return dropLast().joined(separator: ", ") + " \(conjunction) \(last)"
  }
}

extension String {
  /// The word as a sentence has it, on one line, where nothing at all would read as a slip of the program.
  package var shown: String {
    isEmpty ? "''" : String(map { $0.isNewline ? " " : $0 })
  }
}
