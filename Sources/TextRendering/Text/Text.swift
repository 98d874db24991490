/// A piece of text that knows what its parts mean, but not how they look.
///
/// Written as a literal, parts in roles by interpolation:
/// `let line: Text = "data \(Number.scientific(cost), .data) of \(count) images"`.
/// A text is safe for a terminal from the start: control characters other than the line feed
/// are spelled out by `SafeText` on their way in, wherever the string came from.
public struct Text: Sendable, Equatable {
  struct Span: Sendable, Equatable {
    var string: String
    var role: Role
  }

  /// Never empty ones, never two neighbours of one role: equal texts have equal spans.
  private(set) var spans: [Span] = []

  /// An empty text.
  public init() {}

  /// A text with one meaning throughout.
  public init(_ string: some StringProtocol, role: Role = .plain) {
    append(SafeText.visible(String(string), keepNewlines: true), role)
  }

  init(spans: some Sequence<Span>) {
    for span in spans { append(span.string, span.role) }
  }

  private mutating func append(_ string: String, _ role: Role) {
    guard !string.isEmpty else { return }
    if let last = spans.indices.last, spans[last].role == role {
      spans[last].string += string
    } else {
      spans.append(Span(string: string, role: role))
    }
  }

  /// Both texts, one after the other.
  public static func + (left: Text, right: Text) -> Text {
    var sum = left
    sum += right
    return sum
  }

  /// Appends a text.
  public static func += (left: inout Text, right: Text) {
    for span in right.spans { left.append(span.string, span.role) }
  }

  /// The same text with `role` wherever it had no meaning yet.
  public func role(_ role: Role) -> Text {
    let filled = spans.map { Span(string: $0.string, role: $0.role == .plain ? role : $0.role) }
    return Text(spans: filled)
  }

  /// Whether there is nothing in it.
  public var isEmpty: Bool { spans.isEmpty }

  /// Columns of a terminal that it takes (its widest line, if it has several), in Unicode glyphs.
  public var width: Int {
    splitLines().map(\.lineWidth).max() ?? 0
  }

  /// The text for a terminal of this style, its lines as they are: neither folded nor ended.
  public func string(in style: Style) -> String {
    unmarked(in: style).spelled(in: style.glyphs).spans.map { style.paint($0.string, as: $0.role) }
      .joined()
  }

  /// The text as it is seen in a style: without marks where colour says what they say.
  func unmarked(in style: Style) -> Text {
    guard style.color.isPainted else { return self }
    return Text(spans: spans.filter { $0.role != .mark })
  }
}

extension Text: CustomStringConvertible {
  /// The characters alone.
  public var description: String { spans.map(\.string).joined() }
}

extension String {
  /// The string as a text of this meaning.
  public func role(_ role: Role) -> Text { Text(self, role: role) }
}
