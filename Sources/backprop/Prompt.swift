import TextRendering

/// The prompt, in bold where there is colour.
enum Prompt {
  /// The prompt as libedit wants it.
  ///
  /// libedit counts a sequence between \1 and \2 as part of the character after it, and draws the two
  /// together. So each character carries its own, and the last sequence has a character to carry it.
  static func text(_ style: Style) -> String {
    guard style.color != .none else { return "bp> " }
    return "bp>".map { "\u{1}\u{1B}[1m\u{2}\($0)" }.joined() + "\u{1}\u{1B}[0m\u{2} "
  }
}
