extension Block {
  /// The lines in plain text, each as parts with their roles.
  package var lineParts: [[(string: String, role: Role)]] {
    lines(in: Style(color: .roles)).map(RoleTags.parts)
  }
}
