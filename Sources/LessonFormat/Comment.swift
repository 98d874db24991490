import Wording

/// A comment of HTML on lines of its own: what the author says to other authors, and no reader sees.
enum Comment: Equatable {
  /// It ends on this line, counted from 0, and nothing follows it there.
  case closed(at: Int)
  /// A fence or another comment opens on this line before it ends.
  case reaches(Int)
  /// It never ends.
  case open
  /// Text follows it on the line on which it ends.
  case followed

  static let opening = "<!--"
  static let closing = "-->"

  /// The comment that opens on a line, counted from 0; nil if none does.
  init?(openingAt index: Int, in lines: [SourceLine]) {
    let first = lines[index].text
    guard first.utf8.prefix(while: { $0 == 0x20 }).count <= 3,
      first.trimmed.startsWithBytes(of: Self.opening)
    else { return nil }
    for place in index..<lines.count {
      let text = lines[place].text
      if place > index,
        Fence(opening: text) != nil || text.trimmed.startsWithBytes(of: Self.opening)
      {
        self = .reaches(place)
        return
      }
      let inside = place == index ? text.trimmed.droppingBytes(Self.opening.utf8.count) : text
      guard inside.contains(Self.closing) else { continue }
      self = inside.trimmed.hasSuffix(Self.closing) ? .closed(at: place) : .followed
      return
    }
    self = .open
  }
}
