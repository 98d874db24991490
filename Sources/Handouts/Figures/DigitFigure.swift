import TextRendering

extension DigitPicture: Drawable {
  /// The picture: ink on paper, on a dark screen light on dark.
  package var figures: [Figure] { [figure(cell: isRuled ? 9 : 5, isRuled: isRuled)] }

  /// The picture with pixels of this size.
  func figure(cell: Double, isRuled: Bool) -> Figure {
    let (left, top) = isRuled ? (26.0, 20.0) : (1.0, 1.0)
    let (fieldWidth, fieldHeight) = (cell * Double(width), cell * Double(height))
    let ramp = isRuled ? 26.0 : 0
    var shapes = Shapes.paper(x: left, y: top, width: fieldWidth, height: fieldHeight)
    shapes += """
      <g transform="translate(\(left) \(top)) scale(\(cell))" shape-rendering="crispEdges">\(ink)</g>
      """
    shapes += Shapes.frame(x: left, y: top, width: fieldWidth, height: fieldHeight)
    if isRuled {
      shapes += Shapes.rulers(height: height, width: width, cell: cell, left: left, top: top)
      shapes += Self.legend(x: left, y: top + fieldHeight + 8)
    }
    return Figure(
      title: caption.isEmpty ? "a picture" : caption.description,
      description: about,
      width: left + fieldWidth + 2,
      height: top + fieldHeight + 2 + ramp,
      shapes: shapes
    )
  }

  /// The pixels, those of one shade in one path.
  private var ink: Markup {
    var shades: [UInt8: [(row: Int, column: Int)]] = [:]
    for (index, pixel) in pixels.enumerated() where pixel > 0 {
      shades[pixel, default: []].append((index / width, index % width))
    }
    return shades.sorted { $0.key < $1.key }.map { shade, cells in
      """
      <path class="f-ink" fill-opacity="\(Double(shade) / 255)" d="\(Shapes.cells(cells))"/>
      """
    }.joined()
  }

  private static func legend(x: Double, y: Double) -> Markup {
    var shapes = Shapes.label("0", x: x, y: y + 12)
    shapes += Shapes.paper(x: x + 12, y: y, width: 88, height: 14)
    for step in 0...10 {
      shapes += """
        <rect class="f-ink" fill-opacity="\(Double(step) / 10)" x="\(x + 12 + 8 * Double(step))" \
        y="\(y)" width="8" height="14"/>
        """
    }
    shapes += Shapes.frame(x: x + 12, y: y, width: 88, height: 14)
    return shapes + Shapes.label("255, full ink", x: x + 105, y: y + 12)
  }

  private var about: String {
    let inked = pixels.indices.filter { pixels[$0] > 0 }
    guard let first = inked.first, let last = inked.last else {
      return "\(height) rows of \(width) pixels, all of them paper."
    }
    let columns = inked.map { $0 % width }
    return
      "\(height) rows of \(width) pixels; \(inked.count) have ink, in rows \(first / width) to "
      + "\(last / width) and columns \(columns.min() ?? 0) to \(columns.max() ?? 0)."
  }

  /// The pixels, row by row, from 0 to 255.
  package var numbers: NumberTable {
    NumberTable(
      keys: ["row", "column"],
      names: [caption.isEmpty ? "pixel" : caption.description],
      rows: pixels.indices.map { index in
        NumberTable.Row(
          place: ["\(index / width)", "\(index % width)"],
          values: [Double(pixels[index])]
        )
      }
    )
  }
}

extension DigitStrip: Drawable {
  /// A small picture of each.
  package var figures: [Figure] { pictures.map { $0.figure(cell: 5, isRuled: false) } }

  /// The pixels of every picture, side by side.
  package var numbers: NumberTable {
    NumberTable.joined(pictures.map(\.numbers)) ?? NumberTable(keys: [], names: [], rows: [])
  }
}
