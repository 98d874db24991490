/// A curve with many more points than there are columns: the mean of each column as a line, and the cells
/// from the least to the greatest value around it.
struct NoisyCurve {
  /// The line.
  let mean: DotCanvas
  /// The cells of the range; those of the line are among them.
  let range: Set<DotCanvas.Cell>

  private init(mean: DotCanvas, range: Set<DotCanvas.Cell>) {
    (self.mean, self.range) = (mean, range)
  }

  /// A line through points, broken where there is none; of very many their mean and their range.
  init(of points: [(x: Double, y: Double)?], in frame: PlotFrame) {
    let known = points.compactMap { $0 }
    if known.count > 4 * frame.columns {
      self.init(known, in: frame)
    } else {
      self.init(mean: DotCanvas(through: points, in: frame), range: [])
    }
  }

  /// One character of it.
  func text(at cell: DotCanvas.Cell, _ role: Role) -> Text {
    if mean[cell] != 0 { return Text(String(DotCanvas.character(of: mean[cell])), role: role) }
    return range.contains(cell) ? Text("░", role: role) : " "
  }

  /// The mean and the range of points that can be drawn, column by column.
  ///
  /// The mean is that of the places: on a logarithmic axis that of the logarithms.
  private init(_ points: [(x: Double, y: Double)], in frame: PlotFrame) {
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
    self.init(mean: mean, range: range)
  }
}
