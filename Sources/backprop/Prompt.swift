import TextRendering

/// The prompt, in bold where there is colour.
enum Prompt {
  /// What stands before and after a sequence that takes no room.
  static let literal: Character = "\u{1}"

  /// The prompt as libedit wants it.
  ///
  /// libedit takes a sequence between two `literal`s as part of the character after it, and draws the two
  /// together. So each character carries its own, and the last sequence has a character to carry it.
  /// It begins as `prompt` does, `bp> ` say, and ends in a space.
  static func text(_ prompt: String, _ style: Style) -> String {
    guard style.color != .none else { return prompt }
    return prompt.dropLast().map { "\(literal)\u{1B}[1m\(literal)\($0)" }.joined()
      + "\(literal)\u{1B}[0m\(literal) "
  }
}
