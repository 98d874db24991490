/// Roles written into lines the way a terminal gets colours, and read out of them again.
///
/// So whatever is laid out as lines, tables and all, keeps the meaning of its parts on a page that is no
/// terminal. The characters are those of plain text. No text holds an escape of its own: `SafeText` has
/// spelled them out.
enum RoleTags {
  /// `string` between the tags of its role; as it is for the plain role.
  static func tagged(_ string: String, as role: Role) -> String {
    role == .plain || string.isEmpty ? string : "\u{1B}[\(role.rawValue)m\(string)\u{1B}[0m"
  }

  /// The parts of a line, each with its role.
  static func parts(of line: String) -> [(string: String, role: Role)] {
    var parts: [(string: String, role: Role)] = []
    var role = Role.plain
    // Scalar by scalar: a text may begin with a mark that would combine with the end of a tag.
    let pieces = line.unicodeScalars.split(separator: "\u{1B}", omittingEmptySubsequences: false)
    for (index, piece) in pieces.enumerated() {
      var string = piece
      if index > 0, let end = piece.firstIndex(of: "m") {
        role = Int(String(piece[..<end].dropFirst())).flatMap(Role.init(rawValue:)) ?? .plain
        string = piece[piece.index(after: end)...]
      }
      if !string.isEmpty { parts.append((String(string), role)) }
    }
    return parts
  }
}
