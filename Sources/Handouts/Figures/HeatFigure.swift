import TextRendering

extension HeatMap: Drawable {
  /// Steps of a colour between 0 and the end of the scale.
  private static let steps = 32

  /// The map, with its rows and columns numbered and its scale below.
  package var figures: [Figure] {
    let scale = HeatScale(values, limit: limit)
    // As large as a page has room for, in whole pixels where it can be.
    let most = min(460 / Double(max(width, 1)), 560 / Double(max(height, 1)))
    let cell = most >= 1 ? min(9, most.rounded(.down)) : most
    let (left, top) = (Shapes.width(of: "\(max(height - 1, 0))") + 10, 20.0)
    let (fieldWidth, fieldHeight) = (cell * Double(width), cell * Double(height))
    var shapes = Shapes.paper(x: left, y: top, width: fieldWidth, height: fieldHeight)
    shapes += """
      <g transform="translate(\(left) \(top)) scale(\(cell))" shape-rendering="crispEdges">\
      \(cells(on: scale))</g>
      """
    shapes += Shapes.frame(x: left, y: top, width: fieldWidth, height: fieldHeight)
    shapes += Shapes.rulers(height: height, width: width, cell: cell, left: left, top: top)
    let legend = Self.legend(of: scale, x: left, y: top + fieldHeight + 10)
    return [
      Figure(
        title: caption.isEmpty ? "a map of values" : caption.description,
        description: about(scale),
        width: max(left + fieldWidth + 8, legend.width),
        height: top + fieldHeight + 10 + legend.height,
        shapes: shapes + legend.shapes
      )
    ]
  }

  /// The values, those of one step of colour in one path.
  private func cells(on scale: HeatScale) -> Markup {
    var groups: [Int: [(row: Int, column: Int)]] = [:]
    for (index, value) in values.enumerated() {
      let step: Int =
        switch scale.level(of: value) {
        case .share(let share): Int((share * Double(Self.steps)).rounded())
        case .infinite: Self.steps + 1
        case .notANumber: Self.steps + 2
        }
      if step != 0 { groups[step, default: []].append((index / width, index % width)) }
    }
    return groups.sorted { $0.key < $1.key }.map { step, cells in
      let path = Shapes.cells(cells)
      switch step {
      case Self.steps + 1: return #"<path class="f-infinite" d="\#(path)"/>"#
      case Self.steps + 2: return #"<path class="f-nan" d="\#(path)"/>"#
      default:
        let share = Double(abs(step)) / Double(Self.steps)
        let name: Markup = step < 0 ? "f-low" : "f-high"
        return #"<path class="\#(name)" fill-opacity="\#(share)" d="\#(path)"/>"#
      }
    }.joined()
  }

  /// What the colours stand for, and what is special.
  private static func legend(
    of scale: HeatScale,
    x: Double,
    y: Double
  ) -> (shapes: Markup, width: Double, height: Double) {
    var shapes = Markup()
    var (width, bottom) = (0.0, y)
    func note(_ text: String) {
      bottom += 15
      shapes += Shapes.label(text, x: x, y: bottom - 3)
      width = max(width, x + Shapes.width(of: text))
    }
    if scale.limit == 0 {
      if scale.finiteCount > 0 { note("every finite value is 0") }
    } else {
      let end = Number.significant(scale.limit)
      let start = x + Shapes.width(of: "-\(end)") + 6
      shapes += Shapes.label("-\(end)", x: x, y: y + 11)
      shapes += Shapes.paper(x: start, y: y, width: 132, height: 14)
      for step in -5...5 where step != 0 {
        let name: Markup = step < 0 ? "f-low" : "f-high"
        shapes += """
          <rect class="\(name)" fill-opacity="\(Double(abs(step)) / 5)" \
          x="\(start + 12 * Double(step + 5))" y="\(y)" width="12" height="14"/>
          """
      }
      shapes += Shapes.frame(x: start, y: y, width: 132, height: 14)
      shapes += Shapes.label(end, x: start + 138, y: y + 11)
      width = start + 138 + Shapes.width(of: end)
      bottom = y + 16
    }
    if scale.notANumberCount > 0 {
      note("full ink: nan (\(Number.grouped(scale.notANumberCount)))")
    }
    if scale.infiniteCount > 0 { note("yellow: infinite (\(Number.grouped(scale.infiniteCount)))") }
    if scale.beyondCount > 0 { note("beyond the scale: \(Number.grouped(scale.beyondCount))") }
    return (shapes, width, bottom - y + 2)
  }

  private func about(_ scale: HeatScale) -> String {
    let finite = values.indices.filter { values[$0].isFinite }
    guard let low = finite.min(by: { values[$0] < values[$1] }),
      let high = finite.max(by: { values[$0] < values[$1] })
    else { return "\(height) rows of \(width) values, none of them a number." }
    func place(_ index: Int) -> String {
      "\(Number.significant(values[index])) in row \(index / width), column \(index % width)"
    }
    return "\(height) rows of \(width) values, blue below 0, orange above. Least: \(place(low)). "
      + "Greatest: \(place(high))."
  }

  /// The values, row by row.
  package var numbers: NumberTable {
    NumberTable(
      keys: ["row", "column"],
      names: [name ?? (caption.isEmpty ? "value" : caption.description)],
      rows: values.indices.map { index in
        NumberTable.Row(place: ["\(index / width)", "\(index % width)"], values: [values[index]])
      }
    )
  }
}
