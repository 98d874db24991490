/// Several curves laid over each other, so that it is seen without colour which is which.
struct Overlay {
  private static let markSpacing = 8
  /// A longer name does not stand at the end of its curve.
  private static let widestLabel = 28

  private let plot: LinePlot
  private let frame: PlotFrame
  /// The dots of each curve.
  private let canvases: [DotCanvas]
  /// The mark that stands in a cell.
  private var marks: [DotCanvas.Cell: Text] = [:]
  /// Which curve's label stands at the end of a line.
  private var labels: [Int: Int] = [:]
  /// Whether names stand there, not marks alone.
  let hasNames: Bool

  /// The curves of a plot.
  init(of plot: LinePlot, x: Axis, y: Axis) {
    self.plot = plot
    let widest = plot.series.indices.map { Text(plot.label(ofSeries: $0)).width }.max() ?? 0
    let hasRoom = plot.series.count <= plot.height
    hasNames = plot.hasNames && hasRoom && widest <= Self.widestLabel
    let margin = hasRoom ? 1 + (hasNames ? widest : 1) : 0
    let frame = PlotFrame(x: x, y: y, rows: plot.height, width: plot.width - margin)
    self.frame = frame
    canvases = plot.curves.map { DotCanvas(through: $0, in: frame) }
    let ends = plot.ends.map { end in end.map { frame.dot(x: $0.x, y: $0.y) } }
    placeMarks(ends)
    if hasRoom { placeLabels(ends) }
  }

  /// The field, its frame, and the labels of the curves.
  var lines: [Text] {
    frame.lines(
      xLabel: plot.xLabel,
      cell: text,
      end: { row in
        guard let index = labels[row] else { return "" }
        let label = hasNames ? plot.label(ofSeries: index) : String(plot.mark(ofSeries: index))
        return " \(label, plot.role(ofSeries: index))"
      }
    )
  }

  /// Whether there is a place that several curves share.
  var hasShared: Bool {
    (0..<frame.rows).contains { row in
      (0..<frame.columns).contains { column in
        text(at: DotCanvas.Cell(column: column, row: row)).description == "="
      }
    }
  }

  /// Curves that are the same dots.
  var coinciding: [[Int]] {
    var groups: [[Int]] = []
    for index in canvases.indices where !canvases[index].isEmpty {
      if let group = groups.firstIndex(where: { canvases[$0[0]] == canvases[index] }) {
        groups[group].append(index)
      } else {
        groups.append([index])
      }
    }
    return groups.filter { $0.count > 1 }
  }

  // MARK: - Marks and labels

  /// Marks of different curves stand in different columns, so that those which share a line all show.
  private mutating func placeMarks(_ ends: [DotCanvas.Dot?]) {
    let spacing = max(Self.markSpacing, canvases.count)
    for (index, canvas) in canvases.enumerated() {
      let mark = Text(String(plot.mark(ofSeries: index)), role: plot.role(ofSeries: index))
      let start = index * spacing / canvases.count
      var cells = Set(
        stride(from: start, to: frame.columns, by: spacing).compactMap { canvas.top(ofColumn: $0) }
      )
      if let end = ends[index] { cells.insert(end.cell) }
      for cell in cells { marks[cell] = marks[cell] == nil ? mark : "=" }
    }
  }

  /// Each at the height at which its curve ends, none over another, in the order of their heights.
  private mutating func placeLabels(_ ends: [DotCanvas.Dot?]) {
    let found = ends.enumerated().compactMap { index, end in end.map { (index, y: $0.y) } }
    let sorted = found.sorted { ($0.y, $0.0) < ($1.y, $1.0) }
    var rows = sorted.map { $0.y / 4 }
    for place in rows.indices.dropFirst() { rows[place] = max(rows[place], rows[place - 1] + 1) }
    var limit = frame.rows - 1
    for place in rows.indices.reversed() {
      rows[place] = min(rows[place], limit)
      limit = rows[place] - 1
    }
    for (row, end) in zip(rows, sorted) { labels[row] = end.0 }
  }

  /// One character: a mark, the dots of the one curve that is there, or that several are.
  ///
  /// Where several are, their colours take turns from column to column, so that none hides another.
  private func text(at cell: DotCanvas.Cell) -> Text {
    if let mark = marks[cell] { return mark }
    let present = canvases.indices.filter { canvases[$0][cell] != 0 }
    guard let first = present.first else { return " " }
    guard present.count > 1 else {
      let dots = DotCanvas.character(of: canvases[first][cell])
      return Text(String(dots), role: plot.role(ofSeries: first))
    }
    return Text("=", role: plot.role(ofSeries: present[cell.column % present.count]))
  }
}
