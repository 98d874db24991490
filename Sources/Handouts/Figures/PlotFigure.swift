import TextRendering

extension LinePlot: Drawable {
  private static let field = (width: 400.0, height: 240.0)
  private static let dashes: [Markup] = ["", "7 4", "2 3", "10 3 2 3", "14 5", "5 2 1 2"]

  /// The curves over their axes, each with its dashes and its letter.
  package var figures: [Figure] {
    let drawable = series.flatMap(\.points).filter { canDraw($0) }
    guard !drawable.isEmpty else {
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
    let (legend, top) = legend()
    let place = CurvePlace(
      x: Axis(drawable.lazy.map(\.x)),
      y: Axis(drawable.lazy.map(\.y), isLogarithmic: isLogarithmic),
      top: top,
      size: Self.field
    )
    var shapes = place.axes(xLabel: xLabel.description)
    var ends: [(index: Int, y: Double)] = []
    for (index, series) in series.enumerated() {
      let drawn = series.points.map { canDraw($0) ? $0 : nil }
      let color = FigureStyle.name(of: role(ofSeries: index)) ?? ""
      shapes += place.curve(drawn, color: color, dash: Self.dashes[index % Self.dashes.count])
      if let last = drawn.compactMap({ $0 }).last { ends.append((index, place.y(last.y))) }
    }
    if series.count > 1 { shapes += letters(ends, x: place.left + Self.field.width + 5) }
    let notes = notes(on: place)
    for (index, note) in notes.enumerated() {
      shapes += Shapes.label(note, x: 4, y: place.bottom + 52 + 15 * Double(index))
    }
    return [
      Figure(
        title: name,
        description: about,
        width: place.left + Self.field.width + 24,
        height: place.bottom + 40 + (notes.isEmpty ? 0 : 3 + 15 * Double(notes.count)),
        shapes: legend + shapes
      )
    ]
  }

  /// What has to be said besides: what is shaded, and what could not be drawn.
  private func notes(on place: CurvePlace) -> [String] {
    let counts = series.map { $0.points.count { canDraw($0) } }
    let isShaded = counts.contains { place.isNoisy($0) }
    var notes = isShaded ? ["shaded: from least to greatest, around the mean"] : []
    let all = series.reduce(0) { $0 + $1.points.count }
    let missing = all - counts.reduce(0, +)
    if missing > 0 {
      let reason = isLogarithmic ? "not finite, or not above 0" : "not finite"
      notes.append("\(reason): \(missing) of \(all) points")
    }
    return notes
  }

  /// The title, or what the curves are.
  private var name: String {
    let names = series.map(\.name).joined(separator: ", ")
    return title.isEmpty
      ? xLabel.isEmpty ? names : "\(names) by \(xLabel.description)" : title.description
  }

  private func letter(_ index: Int) -> String { String(Self.letters[index % Self.letters.count]) }

  /// A line of each curve with its name, in as many rows as they need, and where those end.
  private func legend() -> (shapes: Markup, bottom: Double) {
    var (x, y) = (4.0, 14.0)
    var shapes = Markup()
    for (index, series) in series.enumerated() {
      let text = self.series.count > 1 ? "\(letter(index)) = \(series.name)" : series.name
      let width = 42 + Shapes.width(of: text)
      if x > 4, x + width > Self.field.width + 60 { (x, y) = (4, y + 18) }
      let color = FigureStyle.name(of: role(ofSeries: index)) ?? ""
      shapes += """
        <line class="f-curve \(color)" stroke-dasharray="\(Self.dashes[index % Self.dashes.count])" \
        x1="\(x)" y1="\(y - 4)" x2="\(x + 28)" y2="\(y - 4)"/>
        """
      shapes += Shapes.label(text, x: x + 33, y: y)
      x += width
    }
    if isLogarithmic {
      if x + 90 > Self.field.width + 60 { (x, y) = (4, y + 18) }
      shapes += Shapes.label("(logarithmic)", x: x + 4, y: y)
    }
    return (shapes, y + 12)
  }

  /// The letters at the ends of the curves, none over another.
  private func letters(_ ends: [(index: Int, y: Double)], x: Double) -> Markup {
    var free = -Double.infinity
    return ends.sorted { ($0.y, $0.index) < ($1.y, $1.index) }.map { end in
      let y = max(end.y + 4, free)
      free = y + 12
      let color = FigureStyle.name(of: role(ofSeries: end.index)) ?? ""
      return #"<text class="f-letter \#(color)" x="\#(x)" y="\#(y)">\#(letter(end.index))</text>"#
    }.joined()
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
