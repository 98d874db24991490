/// What a piece of text means.
///
/// Commands name meanings; only the style knows colours.
public enum Role: Int, Sendable, CaseIterable {
  /// Nothing in particular.
  case plain
  /// The title of a table or a section.
  case heading
  /// What the data ask for: the data cost and its gradient.
  case data
  /// What the first term beside the data asks for: its cost and its gradient.
  case firstTerm
  /// What the second asks for.
  case secondTerm
  /// The sum of all.
  case total
  /// A number above 0, where signs are drawn: red, as in heat maps.
  case positive
  /// A number below 0: blue.
  case negative
  /// Right, passed, agreed.
  case good
  /// Wrong, failed, diverged.
  case bad
  /// Of less importance: units, hints, explanations.
  case dim
  /// Of more importance.
  case strong
  /// The prompt.
  case prompt
  /// Words that are stressed.
  case emphasis
  /// What could be typed, in prose.
  case code
  /// Marks of Markdown, seen only where there is no colour.
  case mark
}

extension Role {
  /// Those of the terms beside the data, in their order.
  public static let terms: [Role] = [.firstTerm, .secondTerm]

  /// A colour of the 256-colour palette, in 24-bit terminals too, so that both look alike.
  ///
  /// All have a contrast of at least 4 to black and to white, so that they read on either. Data and
  /// first term are blue and orange, which colour-blind readers tell apart.
  var paletteIndex: UInt8? {
    switch self {
    case .plain, .heading, .strong, .emphasis, .mark: nil
    case .data: 27
    case .firstTerm: 130
    case .secondTerm: 64
    case .negative: 31
    case .positive: 131
    case .total: 133
    case .good: 29
    case .bad: 161
    case .dim: 243
    case .prompt: 30
    case .code: 96
    }
  }

  var isBold: Bool {
    switch self {
    case .heading, .strong, .prompt, .bad: true
    case .plain, .data, .firstTerm, .secondTerm, .total, .positive, .negative, .good, .dim,
      .emphasis, .code, .mark:
      false
    }
  }
}

extension Style {
  /// `string` in the colour of `role`, reset at its end.
  func paint(_ string: String, as role: Role) -> String {
    if color == .roles { return RoleTags.tagged(string, as: role) }
    var codes: [String] = []
    if role.isBold { codes.append("1") }
    if role == .emphasis { codes.append("3") }
    if let index = role.paletteIndex { codes.append("38;5;\(index)") }
    guard color != .none, !codes.isEmpty, !string.isEmpty else { return string }
    return "\u{1B}[\(codes.joined(separator: ";"))m\(string)\u{1B}[0m"
  }
}
