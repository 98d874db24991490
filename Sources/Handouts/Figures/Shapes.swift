import TextRendering

/// The shapes that several figures are drawn with.
enum Shapes {
  /// Where a label stands beside its place.
  enum Anchor {
    case start, middle, end

    fileprivate var name: Markup {
      switch self {
      case .start: "start"
      case .middle: "middle"
      case .end: "end"
      }
    }
  }

  /// About as wide as so many characters of a label are.
  static func width(of text: String) -> Double { 6.8 * Double(text.count) }

  /// A label whose base line stands at `y`.
  static func label(_ text: String, x: Double, y: Double, _ anchor: Anchor = .start) -> Markup {
    """
    <text class="f-label" x="\(x)" y="\(y)" text-anchor="\(anchor.name)">\(text)</text>
    """
  }

  /// A frame of one pixel around a field.
  static func frame(x: Double, y: Double, width: Double, height: Double) -> Markup {
    """
    <rect class="f-frame" x="\(x)" y="\(y)" width="\(width)" height="\(height)"/>
    """
  }

  /// The paper that a field is drawn on.
  static func paper(x: Double, y: Double, width: Double, height: Double) -> Markup {
    """
    <rect class="f-paper" x="\(x)" y="\(y)" width="\(width)" height="\(height)"/>
    """
  }

  /// A line of the grid.
  static func line(x1: Double, y1: Double, x2: Double, y2: Double) -> Markup {
    """
    <line class="f-grid" x1="\(x1)" y1="\(y1)" x2="\(x2)" y2="\(y2)"/>
    """
  }

  /// The path of the cells of a raster, neighbours in a row as one.
  static func cells(_ cells: [(row: Int, column: Int)]) -> Markup {
    var path = Markup()
    var rest = cells[...]
    while let first = rest.popFirst() {
      var end = first.column + 1
      while let next = rest.first, next.row == first.row, next.column == end {
        end += 1
        rest.removeFirst()
      }
      path += "M\(first.column) \(first.row)h\(end - first.column)v1H\(first.column)z"
    }
    return path
  }

  /// The numbers of rows and columns, every fifth of them, around a raster.
  static func rulers(height: Int, width: Int, cell: Double, left: Double, top: Double) -> Markup {
    // Where cells are small only some of the fifths have room.
    let step = (Int(26 / (5 * cell)) + 1) * 5
    let columns = stride(from: 0, to: width, by: step).map { column in
      label(String(column), x: left + (Double(column) + 0.5) * cell, y: top - 5, .middle)
    }
    let rows = stride(from: 0, to: height, by: step).map { row in
      label(String(row), x: left - 5, y: top + (Double(row) + 0.5) * cell + 4, .end)
    }
    return (columns + rows).joined()
  }
}
