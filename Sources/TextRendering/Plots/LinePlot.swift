/// Curves over one pair of axes: braille dots, with labels at round numbers.
///
/// The text is the same with and without colour. So where there are several curves each carries its own
/// mark, every few columns and at its end, and its name stands at its final height on the right; dots are
/// those of one curve, and `=` is a place that several share. A curve of very many points is the line of
/// its means there; alone it is that of each column, and the range around it.
public struct LinePlot: Block {
  /// A curve: its name and its points, joined in their order.
  public struct Series: Sendable {
    /// What it is called.
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
  private static let letters = Array("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")

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
  /// Whether it says which curve is which, and what its signs mean; else something beside it does.
  public let hasNames: Bool

  /// A plot of these curves.
  public init(
    title: Text = "",
    xLabel: Text = "",
    series: [Series],
    isLogarithmic: Bool = false,
    height: Int = 16,
    width: Int = Page.columns,
    hasNames: Bool = true
  ) {
    precondition(height >= 2, "a plot has at least 2 lines, not \(height)")
    self.title = title
    self.xLabel = xLabel
    self.series = series
    self.isLogarithmic = isLogarithmic
    self.height = height
    (self.width, self.hasNames) = (width, hasNames)
  }

  /// Title, names, plot, and notes on what it does not show.
  public func lines(in style: Style) -> [String] {
    var page = Page()
    let all = series.reduce(0) { $0 + $1.points.count }
    guard let xAxis, let yAxis else {
      if !title.isEmpty { page.line(title) }
      page.line("nothing to plot")
      if all > 0 { page.line(Text(missing(all, of: all))) }
      return page.lines(in: style)
    }
    let overlay = series.count > 1 ? Overlay(of: self, x: xAxis, y: yAxis) : nil
    if let picture = overlay {
      if !title.isEmpty || isLogarithmic { page.line(heading) }
      if hasNames, !picture.hasNames { page.line(legend) }
      for line in picture.lines { page.line(line) }
      let signs = signs(of: picture)
      if hasNames, !signs.isEmpty { page.line("\(signs.joined(separator: "; "), .dim)") }
    } else {
      if !title.isEmpty { page.line(title) }
      page.line(legend + (isLogarithmic ? "   \("(logarithmic)", .dim)" : ""))
      let frame = PlotFrame(x: xAxis, y: yAxis, rows: height, width: width)
      let curve = NoisyCurve(of: series[0].points.map { canDraw($0) ? $0 : nil }, in: frame)
      let role = role(ofSeries: 0)
      for line in frame.lines(xLabel: xLabel, cell: { curve.text(at: $0, role) }) {
        page.line(line)
      }
      if !curve.range.isEmpty {
        page.line("\("░ from least to greatest, around the mean", .dim)")
      }
    }
    for note in notes(on: overlay) { page.line(Text(note)) }
    return page.lines(in: style)
  }

  /// The title, and that the axis is logarithmic, as far as there is room for the word.
  private var heading: Text {
    guard isLogarithmic else { return title }
    guard !title.isEmpty else { return "\("(logarithmic)", .dim)" }
    let word = title.width + 16 > width ? " (log)" : "   (logarithmic)"
    return title + "\(word, .dim)"
  }

  /// A curve and its name, in the order of the curves.
  private var legend: Text {
    var text = Text()
    for index in series.indices {
      text += "\(index > 0 ? "   " : "")\(label(ofSeries: index), role(ofSeries: index))"
    }
    return text
  }
}

// MARK: - What is drawn, for text and figures

extension LinePlot {
  /// Whether a point has a place on the axes.
  package func canDraw(_ point: (x: Double, y: Double)) -> Bool {
    point.x.isFinite && point.y.isFinite && (point.y > 0 || !isLogarithmic)
  }

  /// The points of all curves that have a place.
  private var drawable: [[(x: Double, y: Double)]] {
    series.map { $0.points.filter { canDraw($0) } }
  }

  /// The x axis; none where no point has a place.
  package var xAxis: Axis? {
    let all = drawable.joined().map(\.x)
    return all.isEmpty ? nil : Axis(all)
  }

  /// The y axis, of what is drawn; none where no point has a place.
  package var yAxis: Axis? {
    let all = curves.joined().compactMap { $0?.y }
    return all.isEmpty ? nil : Axis(all, isLogarithmic: isLogarithmic)
  }

  /// Whether a curve is the line of its means, for there are others and it has very many points.
  package var isSmoothed: Bool {
    series.count > 1 && drawable.contains { Smoothing.isNeeded($0.count) }
  }

  /// The point of each curve that is furthest right, where its name stands; nil where it has none.
  package var ends: [(x: Double, y: Double)?] {
    curves.map { curve in
      curve.compactMap { $0 }.reduce(nil) { end, point in
        if let end, end.x > point.x { end } else { point }
      }
    }
  }

  /// That curves are smoothed; none where they are not.
  package var smoothingNote: String? {
    guard isSmoothed else { return nil }
    let counts = drawable.map(\.count)
    let noisy = series.indices.filter { Smoothing.isNeeded(counts[$0]) }
    let marks = noisy.map { String(mark(ofSeries: $0)) }
    let isAll = noisy.count == counts.count { $0 > 0 }
    let which = isAll ? "" : "\(marks.count > 1 ? Self.list(marks) : marks.joined()) "
    return "\(which)smoothed: \(Smoothing.stretches) means a curve"
  }

  /// What is drawn of each curve; nil where it has a gap.
  package var curves: [[(x: Double, y: Double)?]] {
    guard isSmoothed, let xAxis else {
      return series.map { $0.points.map { canDraw($0) ? $0 : nil } }
    }
    return zip(series, drawable).map { series, points in
      let isNoisy = Smoothing.isNeeded(points.count)
      let points = isNoisy ? Smoothing.means(of: points, on: xAxis) : series.points
      return points.map { canDraw($0) ? $0 : nil }
    }
  }

  /// What the signs of several curves mean, where there are such; plots side by side say it once.
  public var signs: [String] {
    overlay.map(signs) ?? []
  }

  /// Several curves on one field; nil where there is but one, or no point has a place.
  private var overlay: Overlay? {
    guard series.count > 1, let xAxis, let yAxis else { return nil }
    return Overlay(of: self, x: xAxis, y: yAxis)
  }

  private func signs(of picture: Overlay) -> [String] {
    [picture.hasShared ? "= several curves" : nil, smoothingNote].compactMap { $0 }
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

  /// Its mark and its name; a mark that is the name says all.
  package func label(ofSeries index: Int) -> String {
    let (mark, name) = (String(mark(ofSeries: index)), series[index].name)
    return series.count > 1 && mark != name ? "\(mark) = \(name)" : name
  }

  /// What has to be said besides: curves that are one line, and points that have no place.
  package var notes: [String] { notes(on: overlay) }

  private func notes(on overlay: Overlay?) -> [String] {
    var notes: [String] = []
    if let overlay {
      notes = overlay.coinciding.map { group in
        "\(Self.list(group.map { String(mark(ofSeries: $0)) })) coincide"
      }
      let absent = drawable.indices.filter { drawable[$0].isEmpty }
      notes += absent.map { "\(label(ofSeries: $0)): nothing to plot" }
    }
    let all = series.reduce(0) { $0 + $1.points.count }
    let count = all - drawable.reduce(0) { $0 + $1.count }
    return count > 0 ? notes + [missing(count, of: all)] : notes
  }

  private func missing(_ count: Int, of all: Int) -> String {
    "\(isLogarithmic ? "not finite, or not above 0" : "not finite"): \(count) of \(all) points"
  }

  /// `1, 2 and 5`.
  private static func list(_ words: [String]) -> String {
    words.dropLast().joined(separator: ", ") + " and \(words[words.count - 1])"
  }
}
