import TextRendering

extension LinePlot: Drawable {
  private static let field = (width: 400.0, height: 240.0)
  private static let dashes: [Markup] = ["", "7 4", "2 3", "10 3 2 3", "14 5", "5 2 1 2"]

  /// The curves over their axes, each with its dashes; where there are several, its mark and its name too.
  package var figures: [Figure] {
    guard let xAxis, let yAxis else {
      return [
        Figure(
          title: name,
          description: "Nothing to plot.",
          width: 200,
          height: 24,
          shapes: Shapes.label("nothing to plot", x: 4, y: 16)
        )
      ]
    }
    let (heading, top) = heading
    let place = CurvePlace(x: xAxis, y: yAxis, top: top, size: Self.field)
    var shapes = place.axes(xLabel: xLabel.description)
    let curves = curves
    for (index, points) in curves.enumerated() {
      let dash = Self.dashes[index % Self.dashes.count]
      shapes += place.curve(points, color: color(index), dash: dash)
    }
    var margin = 24.0
    if series.count > 1 {
      for (index, points) in curves.enumerated() {
        let marks = place.marks(on: points, shift: Double(index) / Double(curves.count))
        shapes += marks.map { letter(index, x: $0.x, y: $0.y + 4, anchor: "middle") }.joined()
      }
      shapes += labels(in: place)
      margin = 12 + (curves.indices.map { Shapes.width(of: endLabel($0)) }.max() ?? 0)
    }
    let notes = (smoothingNote ?? shading(in: place)).map { [$0] + self.notes } ?? self.notes
    for (index, note) in notes.enumerated() {
      shapes += Shapes.label(note, x: 4, y: place.bottom + 52 + 15 * Double(index))
    }
    return [
      Figure(
        title: name,
        description: about,
        width: place.left + Self.field.width + margin,
        height: place.bottom + 40 + (notes.isEmpty ? 0 : 3 + 15 * Double(notes.count)),
        shapes: heading + shapes
      )
    ]
  }

  /// What is shaded; none where nothing is.
  private func shading(in place: CurvePlace) -> String? {
    let isShaded = curves.contains { place.isNoisy($0.count { $0 != nil }) }
    return isShaded ? "shaded: from least to greatest, around the mean" : nil
  }

  /// The title, or what the curves are.
  private var name: String {
    let names = series.map(\.name).joined(separator: ", ")
    return title.isEmpty
      ? xLabel.isEmpty ? names : "\(names) by \(xLabel.description)" : title.description
  }

  private func color(_ index: Int) -> Markup {
    FigureStyle.name(of: role(ofSeries: index)) ?? ""
  }

  /// What stands above the field, and where that ends: a line of the one curve with its name, or nothing.
  private var heading: (shapes: Markup, bottom: Double) {
    var (x, shapes) = (4.0, Markup())
    if series.count == 1 {
      shapes += """
        <line class="f-curve \(color(0))" stroke-dasharray="" x1="4.0" y1="10.0" x2="32.0" y2="10.0"/>
        """
      shapes += Shapes.label(series[0].name, x: 37, y: 14)
      x += 42 + Shapes.width(of: series[0].name)
    }
    if isLogarithmic { shapes += Shapes.label("(logarithmic)", x: x + 4, y: 14) }
    return (shapes, series.count == 1 || isLogarithmic ? 26 : 12)
  }

  private func endLabel(_ index: Int) -> String {
    hasNames ? label(ofSeries: index) : String(mark(ofSeries: index))
  }

  /// The names at the ends of the curves, none over another.
  private func labels(in place: CurvePlace) -> Markup {
    let found = ends.enumerated().compactMap { index, end in
      end.map { (index: index, y: place.y($0.y)) }
    }
    let sorted = found.sorted { ($0.y, $0.index) < ($1.y, $1.index) }
    var free = place.bottom + 4
    var heights: [Double] = []
    // From below, so that none covers the labels of the x axis.
    for end in sorted.reversed() {
      heights.insert(min(end.y + 4, free), at: 0)
      free = heights[0] - 12
    }
    let x = place.left + Self.field.width + 5
    return zip(sorted, heights).map { end, y in
      letter(end.index, x: x, y: y, anchor: "start", text: endLabel(end.index))
    }.joined()
  }

  /// The mark of a curve, or a longer text of its colour.
  private func letter(
    _ index: Int,
    x: Double,
    y: Double,
    anchor: Markup,
    text: String? = nil
  ) -> Markup {
    """
    <text class="f-letter \(color(index))" x="\(x)" y="\(y)" text-anchor="\(anchor)">\(text ?? String(mark(ofSeries: index)))</text>
    """
  }

  private var about: String {
    let parts = series.map { series -> String in
      let points = series.points.filter { canDraw($0) }
      guard let first = points.first, let last = points.last,
        let low = points.min(by: { $0.y < $1.y }), let high = points.max(by: { $0.y < $1.y })
      else { return "\(series.name): no point." }
      func at(_ point: (x: Double, y: Double)) -> String {
        "\(Number.significant(point.y)) at \(Number.exact(point.x))"
      }
      return
        "\(series.name): from \(at(first)) to \(at(last)), least \(at(low)), greatest \(at(high))."
    }
    return "Curves over \(xLabel.isEmpty ? "x" : xLabel.description). "
      + parts.joined(separator: " ")
  }

  /// The points of all curves, a row for each x.
  package var numbers: NumberTable {
    let curves = series.map { series in
      Dictionary(series.points.map { ($0.x, $0.y) }) { _, last in last }
    }
    let all = Set(curves.flatMap(\.keys)).sorted()
    return NumberTable(
      keys: [xLabel.isEmpty ? "x" : xLabel.description],
      names: series.map(\.name),
      rows: all.map { x in
        NumberTable.Row(place: [Number.exact(x)], values: curves.map { $0[x] })
      }
    )
  }
}
