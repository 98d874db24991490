/// A curve with many more points than there are columns: the mean of each column as a line, and the cells
/// from the least to the greatest value around it.
struct NoisyCurve {
  /// The line.
  let mean: DotCanvas
  /// The cells of the range; those of the line are among them.
  let range: Set<DotCanvas.Cell>

  /// A curve that is a line and nothing else.
  init(mean: DotCanvas) {
    (self.mean, range) = (mean, [])
  }

  /// Whether so many points are too many to be joined one by one.
  static func isNoisy(_ count: Int, columns: Int) -> Bool { count > 4 * columns }

  /// The mean and the range of points that can be drawn, column by column.
  ///
  /// The mean is that of the places: on a logarithmic axis that of the logarithms.
  init(_ points: [(x: Double, y: Double)], in frame: PlotFrame) {
    var columns: [Int: (sum: Int, count: Int, top: Int, bottom: Int)] = [:]
    for point in points {
      let dot = frame.dot(x: point.x, y: point.y)
      let old = columns[dot.cell.column] ?? (0, 0, dot.y, dot.y)
      columns[dot.cell.column] = (
        old.sum + dot.y, old.count + 1, min(old.top, dot.y), max(old.bottom, dot.y)
      )
    }
    var mean = DotCanvas(columns: frame.columns, rows: frame.rows)
    var range: Set<DotCanvas.Cell> = []
    var last: DotCanvas.Dot?
    for (column, found) in columns.sorted(by: { $0.key < $1.key }) {
      let y = (found.sum + found.count / 2) / found.count
      let dot = DotCanvas.Dot(x: 2 * column, y: y)
      mean.drawLine(from: last ?? dot, to: dot)
      last = dot
      for row in found.top / 4...found.bottom / 4 {
        range.insert(DotCanvas.Cell(column: column, row: row))
      }
    }
    (self.mean, self.range) = (mean, range)
  }
}
