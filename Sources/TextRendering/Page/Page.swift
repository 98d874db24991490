/// Something that is drawn as lines: a text, a table, a picture.
public protocol Block: Sendable {
  /// The lines for a terminal of this style: at most 80 columns, no spaces at their ends.
  func lines(in style: Style) -> [String]
  /// Bytes of its lines in plain text, at least: found without laying it out.
  var leastBytes: Int { get }
}

extension Block {
  /// Nothing is known.
  public var leastBytes: Int { 0 }
}

extension Text: Block {
  /// The lines of the text, folded at the columns of the style; one empty line for an empty text.
  public func lines(in style: Style) -> [String] {
    unmarked(in: style).spelled(in: style.glyphs).folded(to: style.columns).map { line in
      line.spans.map { style.paint($0.string, as: $0.role) }.joined()
    }
  }
}

/// The output of a command: blocks from top to bottom.
///
/// A page is a block itself.
public struct Page: Block {
  /// The width that everything is laid out for, however wide the terminal is.
  public static let columns = Style.widest

  /// What stands on the page, from top to bottom.
  public var blocks: [any Block]

  /// An empty page.
  public init() {
    blocks = []
  }

  /// One text.
  public init(_ text: Text) {
    blocks = [text]
  }

  /// A line, and a block below it.
  ///
  /// Of any one type: `any Block` would be as good a match as the blocks below, for Swift 6.0.
  public init(_ line: Text, _ block: some Block) {
    blocks = [line, block]
  }

  /// A page of these blocks.
  public init(_ blocks: any Block...) {
    self.blocks = blocks
  }

  /// Adds a block at the bottom.
  public mutating func append(_ block: any Block) {
    blocks.append(block)
  }

  /// Adds a line of text at the bottom; an empty line by default.
  public mutating func line(_ text: Text = "") {
    blocks.append(text)
  }

  /// The lines of all blocks.
  public func lines(in style: Style) -> [String] {
    blocks.flatMap { $0.lines(in: style) }
  }

  /// Bytes of all blocks in plain text, at least.
  public var leastBytes: Int { blocks.reduce(0) { $0 + $1.leastBytes } }

  /// The whole page, every line ended by a line feed; nothing for a page without blocks.
  public func string(in style: Style) -> String {
    lines(in: style).map { $0 + "\n" }.joined()
  }
}
