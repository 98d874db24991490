import TextRendering

/// One picture, or several side by side, as a file of their own.
package struct FigureSheet {
  /// What the file begins with, whichever version of the program wrote it.
  package static let mark = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!-- drawn by backprop "

  private static let gap = 18.0
  private static let widest = 900.0
  private let figures: [Figure]
  private let version: String

  /// These pictures, in reading order, drawn by a version of the program.
  package init(_ figures: [Figure], version: String) {
    (self.figures, self.version) = (figures, version)
  }

  /// The file.
  package var svg: String {
    var (x, y, rowHeight, width) = (Self.gap, Self.gap, 0.0, 0.0)
    var shapes = Markup()
    for figure in figures {
      let own = max(figure.width, Shapes.width(of: figure.title))
      if x > Self.gap, x + own > Self.widest {
        (x, y, rowHeight) = (Self.gap, y + rowHeight + Self.gap, 0)
      }
      shapes += """
        <text class="f-label f-title" x="\(x)" y="\(y + 10)">\(figure.title)</text>
        <g transform="translate(\(x) \(y + 20))">\(figure.shapes)</g>

        """
      x += own + Self.gap
      width = max(width, x)
      rowHeight = max(rowHeight, figure.height + 20)
    }
    let height = y + rowHeight + Self.gap
    let title = figures.map(\.title).joined(separator: "; ")
    let about = figures.map(\.description).joined(separator: " ")
    let file: Markup = """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(width) \(height)" width="\(width)" \
      height="\(height)" role="img" aria-labelledby="title about">
      <title id="title">\(title)</title>
      <desc id="about">\(about)</desc>
      <style>
      \(FigureStyle.sheet)
      </style>
      <rect class="f-paper" width="\(width)" height="\(height)"/>
      \(shapes)</svg>

      """
    return Self.mark + "\(version) -->\n" + file.source
  }
}
