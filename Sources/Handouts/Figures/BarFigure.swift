import TextRendering

extension BarChart: Drawable {
  /// Bars to the left and to the right of 0, a place below the other, and their numbers while there are few.
  package var figures: [Figure] {
    let finite = series.flatMap(\.values).filter(\.isFinite)
    let axis = Axis(finite + [0])
    let count = max(1, places.count * series.count)
    let isLarge = count <= 16
    let height = isLarge ? 18 : max(1.5, min(8, 700 / Double(count)))
    let gap = series.count == 1 ? 0 : places.count > 40 ? 0.5 : 4
    let pitch = height * Double(max(1, series.count)) + gap
    let left = ((places + [placeName]).map(Shapes.width).max() ?? 0) + 12
    let (field, top) = (320.0, 22.0)
    let bottom = top + pitch * Double(places.count)
    func x(_ value: Double) -> Double { left + axis.position(of: value) * field }

    var shapes = Shapes.paper(x: left, y: top, width: field, height: bottom - top)
    for tick in axis.ticks {
      shapes += Shapes.line(x1: x(tick.value), y1: top, x2: x(tick.value), y2: bottom)
    }
    shapes += ticks(axis, y: bottom + 15, x: x)
    let labelled = max(1, Int((14 / pitch).rounded(.up)))
    for (index, place) in places.enumerated() {
      let y = top + pitch * Double(index)
      if index.isMultiple(of: labelled) {
        shapes += Shapes.label(place, x: left - 6, y: y + pitch / 2 + 4, .end)
      }
      for (kind, series) in series.enumerated() {
        shapes += bar(series, index, y: y + height * Double(kind), height: height, x: x)
        if isLarge, self.series.count == 1 {
          let number = Number.significant(series.values[index])
          shapes += Shapes.label(number, x: left + field + 8, y: y + height / 2 + 4)
        }
      }
    }
    shapes += Shapes.frame(x: left, y: top, width: field, height: bottom - top)
    shapes += """
      <line class="f-frame" x1="\(x(0))" y1="\(top)" x2="\(x(0))" y2="\(bottom)"/>
      """
    shapes += Shapes.label(placeName, x: left - 6, y: 14, .end)
    return [
      Figure(
        title: title,
        description: about,
        width: left + field + 80,
        height: bottom + 22,
        shapes: shapes + legend(x: left)
      )
    ]
  }

  private func bar(
    _ series: Series,
    _ index: Int,
    y: Double,
    height: Double,
    x: (Double) -> Double
  ) -> Markup {
    let value = series.values[index]
    guard value.isFinite else { return Markup() }
    let role = series.role ?? (value < 0 ? .negative : .positive)
    let start = min(x(0), x(value))
    // What is above 0, however little, is not none.
    let length = value == 0 ? 0 : max(0.5, (x(value) - x(0)).magnitude)
    return """
      <rect class="f-bar \(FigureStyle.name(of: role) ?? "")" x="\(start)" y="\(y + height / 10)" \
      width="\(length)" height="\(height * 0.8)"/>
      """
  }

  private func ticks(_ axis: Axis, y: Double, x: (Double) -> Double) -> Markup {
    var end = -Double.infinity
    return axis.ticks.map { tick in
      let half = Shapes.width(of: tick.label) / 2
      guard x(tick.value) - half > end else { return Markup() }
      end = x(tick.value) + half + 6
      return Shapes.label(tick.label, x: x(tick.value), y: y, .middle)
    }.joined()
  }

  private func legend(x: Double) -> Markup {
    guard series.count > 1 else { return Markup() }
    var x = x
    return series.map { series in
      defer { x += 30 + Shapes.width(of: series.name) }
      let name = FigureStyle.name(of: series.role ?? .positive) ?? ""
      let swatch: Markup = #"<rect class="f-bar \#(name)" x="\#(x)" y="4" width="12" height="12"/>"#
      return swatch + Shapes.label(series.name, x: x + 17, y: 14)
    }.joined()
  }

  private var about: String {
    let parts = series.map { series -> String in
      let finite = series.values.indices.filter { series.values[$0].isFinite }
      guard let low = finite.min(by: { series.values[$0] < series.values[$1] }),
        let high = finite.max(by: { series.values[$0] < series.values[$1] })
      else { return "\(series.name): no number." }
      let (least, greatest) = (series.values[low], series.values[high])
      return "\(series.name): least \(Number.significant(least)) at \(places[low]), "
        + "greatest \(Number.significant(greatest)) at \(places[high])."
    }
    return "Bars by \(placeName), \(places.count) of them. " + parts.joined(separator: " ")
  }

  /// The values of every place.
  package var numbers: NumberTable {
    NumberTable(
      keys: [placeName],
      names: series.map(\.name),
      rows: places.indices.map { index in
        NumberTable.Row(place: [places[index]], values: series.map { $0.values[index] })
      }
    )
  }
}
