/// Curves over one pair of axes: braille dots, with labels at round numbers.
///
/// The text is the same with and without colour. So where there are several curves each carries its
/// own letter, every few columns and at its end; the letters of different curves stand in different
/// columns, so that curves which coincide still show both. `*` is a place that several letters claim.
public struct LinePlot: Block {
  /// A curve: its name and its points, joined in their order.
  public struct Series: Sendable {
    /// What the legend calls it.
    public var name: String
    /// The points.
    ///
    /// Those that are not finite (or not above 0 on a logarithmic axis) leave a gap.
    public var points: [(x: Double, y: Double)]
    /// What it means, for its colour; nil for a colour of its own.
    public var role: Role?
    /// What stands on it where there are several; nil for a letter of its own.
    public var mark: Character?

    /// A curve through these points.
    public init(
      name: String,
      points: [(x: Double, y: Double)],
      role: Role? = nil,
      mark: Character? = nil
    ) {
      (self.name, self.points, self.role, self.mark) = (name, points, role, mark)
    }
  }

  private static let roles: [Role] = [
    .data, .firstTerm, .good, .total, .bad, .prompt, .secondTerm, .code,
  ]
  /// The letters of the curves.
  package static let letters = Array("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
  private static let letterSpacing = 8

  /// What stands above the plot; nothing if empty.
  public let title: Text
  /// What stands below the x axis; nothing if empty.
  public let xLabel: Text
  /// The curves; from the 53rd on, letters come again.
  public let series: [Series]
  /// Whether equal distances in y are equal ratios.
  public let isLogarithmic: Bool
  /// Lines between top and x axis, 2 or more.
  public let height: Int
  /// Columns of all, labels included.
  public let width: Int
  /// Whether it says which curve is which, and what its signs mean: plots side by side need that once.
  public let hasLegend: Bool

  /// A plot of these curves.
  public init(
    title: Text = "",
    xLabel: Text = "",
    series: [Series],
    isLogarithmic: Bool = false,
    height: Int = 16,
    width: Int = Page.columns,
    hasLegend: Bool = true
  ) {
    precondition(height >= 2, "a plot has at least 2 lines, not \(height)")
    self.title = title
    self.xLabel = xLabel
    self.series = series
    self.isLogarithmic = isLogarithmic
    self.height = height
    (self.width, self.hasLegend) = (width, hasLegend)
  }

  /// Title, legend, plot, and a note on points that could not be drawn.
  public func lines(in style: Style) -> [String] {
    var page = Page()
    if !title.isEmpty { page.line(title) }
    let points = series.flatMap(\.points)
    let drawable = points.filter { canDraw($0) }
    if drawable.isEmpty {
      page.line("nothing to plot")
    } else {
      if !series.isEmpty, hasLegend { page.line(legend) }
      let frame = PlotFrame(
        x: Axis(drawable.lazy.map(\.x)),
        y: Axis(drawable.lazy.map(\.y), isLogarithmic: isLogarithmic),
        rows: height,
        width: width
      )
      let curves = series.map { series in
        NoisyCurve.isNoisy(series.points.count { canDraw($0) }, columns: frame.columns)
          ? NoisyCurve(series.points.filter { canDraw($0) }, in: frame)
          : NoisyCurve(mean: canvas(for: series, in: frame))
      }
      let canvases = curves.map(\.mean)
      let marks = series.count > 1 ? letterMarks(canvases, frame) : [:]
      for line in frame.lines(xLabel: xLabel, cell: { drawn($0, curves, marks) }) {
        page.line(line)
      }
      if hasLegend, curves.contains(where: { !$0.range.isEmpty }) {
        page.line("\("░ from least to greatest, around the mean", .dim)")
      }
      for same in coinciding(canvases) { page.line(same) }
      if hasLegend, marks.values.contains(where: { $0.description == "*" }) {
        page.line("* several curves")
      }
    }
    let missing = points.count - drawable.count
    if missing > 0 {
      let reason = isLogarithmic ? "not finite, or not above 0" : "not finite"
      page.line("\(reason): \(missing) of \(points.count) points")
    }
    return page.lines(in: style)
  }

  /// Curves that are the same dots, in a line each: "1 and 2 coincide".
  private func coinciding(_ canvases: [DotCanvas]) -> [Text] {
    var groups: [[Int]] = []
    for index in canvases.indices where series[index].points.contains(where: { canDraw($0) }) {
      if let group = groups.firstIndex(where: { canvases[$0[0]] == canvases[index] }) {
        groups[group].append(index)
      } else {
        groups.append([index])
      }
    }
    return groups.filter { $0.count > 1 }.map { group in
      let marks = group.map { String(mark(ofSeries: $0)) }
      return Text(
        marks.dropLast().joined(separator: ", ") + " and \(marks[marks.count - 1]) coincide"
      )
    }
  }

  /// Whether a point has a place on the axes.
  package func canDraw(_ point: (x: Double, y: Double)) -> Bool {
    point.x.isFinite && point.y.isFinite && (point.y > 0 || !isLogarithmic)
  }

  /// What gives a curve its colour.
  package func role(ofSeries index: Int) -> Role {
    series[index].role ?? Self.role(ofSeries: index)
  }

  /// The colour of a curve, counted from 0, that has no meaning of its own.
  public static func role(ofSeries index: Int) -> Role { roles[index % roles.count] }

  /// What stands on a curve where there are several.
  package func mark(ofSeries index: Int) -> Character {
    series[index].mark ?? Self.letters[index % Self.letters.count]
  }

  private var legend: Text {
    var text = Text()
    for (index, series) in series.enumerated() {
      let letter = self.series.count > 1 ? "\(mark(ofSeries: index)) = " : ""
      text += "\(index > 0 ? "   " : "")\(letter + series.name, role(ofSeries: index))"
    }
    return isLogarithmic ? text + "   \("(logarithmic)", .dim)" : text
  }

  private func canvas(for series: Series, in frame: PlotFrame) -> DotCanvas {
    var canvas = DotCanvas(columns: frame.columns, rows: frame.rows)
    var last: DotCanvas.Dot?
    for point in series.points {
      guard canDraw(point) else {
        last = nil
        continue
      }
      let dot = frame.dot(x: point.x, y: point.y)
      canvas.drawLine(from: last ?? dot, to: dot)
      last = dot
    }
    return canvas
  }

  /// Where the letters stand.
  private func letterMarks(_ canvases: [DotCanvas], _ frame: PlotFrame) -> [DotCanvas.Cell: Text] {
    let spacing = max(Self.letterSpacing, series.count)
    var marks: [DotCanvas.Cell: Text] = [:]
    for (index, canvas) in canvases.enumerated() {
      let letter = Text(
        String(mark(ofSeries: index)),
        role: role(ofSeries: index)
      )
      let columns = stride(
        from: index * spacing / series.count,
        to: frame.columns,
        by: spacing
      )
      var cells = Set(columns.compactMap { canvas.top(ofColumn: $0) })
      if let end = series[index].points.last(where: { canDraw($0) }) {
        // Of a noisy curve the end is that of its mean.
        let cell = frame.dot(x: end.x, y: end.y).cell
        if let place = canvas[cell] != 0 ? cell : canvas.top(ofColumn: cell.column) {
          cells.insert(place)
        }
      }
      for cell in cells { marks[cell] = marks[cell] == nil ? letter : "*" }
    }
    return marks
  }

  /// One character: a letter, or the dots of all curves.
  ///
  /// Where several are, their colours take turns from column to column, so that none hides another.
  private func drawn(
    _ cell: DotCanvas.Cell,
    _ curves: [NoisyCurve],
    _ marks: [DotCanvas.Cell: Text]
  ) -> Text {
    if let mark = marks[cell] { return mark }
    let canvases = curves.map(\.mean)
    let dots = canvases.reduce(0) { $0 | $1[cell] }
    let present = canvases.indices.filter { canvases[$0][cell] != 0 }
    guard !present.isEmpty else {
      let ranges = curves.indices.filter { curves[$0].range.contains(cell) }
      guard !ranges.isEmpty else { return " " }
      return Text("░", role: role(ofSeries: ranges[cell.column % ranges.count]))
    }
    let index = present[cell.column % present.count]
    return Text(String(DotCanvas.character(of: dots)), role: role(ofSeries: index))
  }
}
