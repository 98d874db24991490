import TextRendering

/// A picture drawn in shapes, which are sharp at any size.
package struct Figure: Sendable, Equatable {
  /// Bytes of plain text beyond which a block is not drawn: a map would be a hundred thousand squares.
  package static let largest = 200_000

  /// What it shows, in a few words.
  package let title: String
  /// What there is to be seen, for who does not see it.
  package let description: String
  /// Its width in pixels of CSS.
  package let width: Double
  /// Its height in pixels of CSS.
  package let height: Double
  /// What is drawn, in SVG.
  package let shapes: Markup

  /// The picture as a part of an HTML page, whose style sheet has `FigureStyle`.
  ///
  /// `id` is an identifier that the page has nowhere else.
  package func element(id: String) -> Markup {
    """
    <svg viewBox="0 0 \(width) \(height)" width="\(width)" height="\(height)" role="img" \
    aria-labelledby="\(id)-title \(id)-about"><title id="\(id)-title">\(title)</title>\
    <desc id="\(id)-about">\(description)</desc>\(shapes)</svg>
    """
  }
}

/// A block that can be drawn in shapes, and written as numbers.
package protocol Drawable: Block {
  /// The picture, or several that belong together.
  var figures: [Figure] { get }
  /// The numbers that it shows.
  var numbers: NumberTable { get }
}

extension Page {
  /// The pictures on the page, in reading order, those that stand in other blocks too.
  package var drawables: [any Drawable] { Self.drawables(in: self) }

  private static func drawables(in block: any Block) -> [any Drawable] {
    switch block {
    case let page as Page: page.blocks.flatMap(drawables)
    case let row as Abreast: row.blocks.flatMap(drawables)
    case let drawable as any Drawable: [drawable]
    default: []
    }
  }
}
