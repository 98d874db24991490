import TextRendering

/// The prompt, in bold where there is colour.
enum Prompt {
  /// The prompt as libedit wants it.
  ///
  /// libedit counts a sequence between \1 and \2 as part of the character after it, and draws the two
  /// together. So each character carries its own, and the last sequence has a character to carry it.
  /// It begins as `prompt` does, `bp> ` say, and ends in a space.
  static func text(_ prompt: String, _ style: Style) -> String {
    guard style.color != .none else { return prompt }
    return prompt.dropLast().map { "\u{1}\u{1B}[1m\u{2}\($0)" }.joined() + "\u{1}\u{1B}[0m\u{2} "
  }
}
