/// The prompt, in bold where there is colour.
enum Prompt {
  /// The columns it takes.
  static let width = 4

  /// What stands before and after a sequence that takes no room.
  static let literal: Character = "\u{1}"

  /// The prompt as libedit wants it.
  ///
  /// libedit takes a sequence between two `literal`s as part of the character after it, and draws the two
  /// together. So each character carries its own, and the last sequence has a character to carry it.
  static func text(_ colour: Colour) -> String {
    guard colour != .none else { return "bp> " }
    return "bp>".map { "\(literal)\u{1B}[1m\(literal)\($0)" }.joined()
      + "\(literal)\u{1B}[0m\(literal) "
  }
}
