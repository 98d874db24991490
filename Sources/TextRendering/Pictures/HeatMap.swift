/// A matrix of signed values: blue below 0, white at 0, red above, or in plain text sign and digit.
///
/// Rows and columns are numbered from 0. A value takes two columns and one line; in colour, a matrix
/// too large for that takes half a line and one column a value. What is wider than the page is split
/// into panels, one below the other. The scale stands below.
public struct HeatMap: Block {
  /// Row after row, height × width values; NaN and infinities are shown as such.
  public let values: [Double]
  /// Rows.
  public let height: Int
  /// Values in a row.
  public let width: Int
  /// What stands above the map; nothing if empty.
  public let caption: Text
  /// What the values are, in a word: `data`; nil for what the caption says.
  public let name: String?
  /// The magnitude at the ends of the scale, so that two maps can share one.
  ///
  /// Nil, or not a finite number above 0: the largest magnitude of this map.
  public let limit: Double?

  /// A map of height × width values.
  public init(
    values: [Double],
    height: Int,
    width: Int,
    caption: Text = "",
    name: String? = nil,
    limit: Double? = nil
  ) {
    precondition(
      height >= 0 && width >= 0 && values.count == height * width,
      "a matrix of \(height) × \(width) cannot have \(values.count) values"
    )
    self.values = values
    self.height = height
    self.width = width
    self.caption = caption
    self.name = name
    self.limit = limit
  }

  /// Two characters a value.
  public var leastBytes: Int { 2 * values.count }

  /// The caption, the map in one or more panels, and the scale.
  public func lines(in style: Style) -> [String] {
    let caption = caption.isEmpty ? [] : caption.lines(in: style)
    guard !values.isEmpty else { return caption + ["no values"] }
    let scale = HeatScale(values, limit: limit)
    let layout = Layout(map: self, style: style)
    let panels = stride(from: 0, to: width, by: layout.panelWidth).map { start in
      panel(start..<min(start + layout.panelWidth, width), layout, scale, style)
    }
    return caption + Array(panels.joined(separator: [""])) + scale.legend(in: style)
  }

  /// How large a value is drawn, and how many stand side by side.
  private struct Layout {
    /// Columns of the row numbers and the space after them.
    let gutter: Int
    let columnsPerValue: Int
    let rowsPerLine: Int
    let panelWidth: Int

    init(map: HeatMap, style: Style) {
      gutter = Ruler.gutter(rows: map.height)
      let room = Page.columns - gutter
      let isSmall = style.drawsHalfBlocks && (map.height > 20 || 2 * map.width > room)
      columnsPerValue = isSmall ? 1 : 2
      rowsPerLine = isSmall ? 2 : 1
      // Panels of about one width, in steps of five so that their column numbers line up.
      let most = room / columnsPerValue
      let count = (map.width + most - 1) / most
      let even = (map.width + count - 1) / count
      panelWidth = count == 1 ? map.width : min(most, (even + 4) / 5 * 5)
    }
  }

  private func panel(
    _ columns: Range<Int>,
    _ layout: Layout,
    _ scale: HeatScale,
    _ style: Style
  ) -> [String] {
    let rows = Array(stride(from: 0, to: height, by: layout.rowsPerLine))
    let cells: [String]
    if style.drawsHalfBlocks {
      // Where a value has a line of its own, upper and lower half and both columns are the same.
      let repeats = 2 / layout.rowsPerLine
      cells = HalfBlocks.lines(
        height: height * repeats,
        width: columns.count * layout.columnsPerValue
      ) { row, column in
        let index = columns.lowerBound + column / layout.columnsPerValue
        return scale.ink(for: values[row / repeats * width + index], in: style)
      }
    } else {
      cells = rows.map { row in
        let characters = columns.map { scale.characters(for: values[row * width + $0]) }.joined()
        return Text(characters).string(in: style)
      }
    }
    let numbered = zip(rows, cells).map { row, cells in
      Ruler.numbered(cells, row: row, gutter: layout.gutter, in: style)
    }
    let numbers = Ruler.columns(
      columns,
      gutter: layout.gutter,
      columnsPerValue: layout.columnsPerValue
    )
    return [numbers.string(in: style)] + numbered
  }
}
