import TextRendering

/// Two axes and the field that they frame: where a point lies, and what is drawn there.
struct CurvePlace {
  /// As wide as what the points of a curve of very many are brought together in.
  private static let column = 4.0
  private let xAxis: Axis
  private let yAxis: Axis
  private let top: Double
  private let size: (width: Double, height: Double)
  /// The left edge of the field.
  let left: Double

  /// A field of this size below `top`, with room for the labels of its axes.
  init(x: Axis, y: Axis, top: Double, size: (width: Double, height: Double)) {
    (xAxis, yAxis, self.top, self.size) = (x, y, top, size)
    left = (y.ticks.map { Shapes.width(of: $0.label) }.max() ?? 0) + 10
  }

  /// The lower edge of the field.
  var bottom: Double { top + size.height }

  /// From the left, of a number on the x axis.
  func x(_ value: Double) -> Double { left + xAxis.position(of: value) * size.width }

  /// From above, of a number on the y axis.
  func y(_ value: Double) -> Double { bottom - yAxis.position(of: value) * size.height }

  /// The field with its grid and its labels.
  func axes(xLabel: String) -> Markup {
    var shapes = Shapes.paper(x: left, y: top, width: size.width, height: size.height)
    for tick in yAxis.ticks {
      let y = y(tick.value)
      shapes += Shapes.line(x1: left, y1: y, x2: left + size.width, y2: y)
      shapes += Shapes.label(tick.label, x: left - 6, y: y + 4, .end)
    }
    var end = -Double.infinity
    for tick in xAxis.ticks {
      let x = x(tick.value)
      shapes += Shapes.line(x1: x, y1: top, x2: x, y2: bottom)
      let half = Shapes.width(of: tick.label) / 2
      guard x - half > end else { continue }
      end = x + half + 6
      shapes += Shapes.label(tick.label, x: x, y: bottom + 16, .middle)
    }
    shapes += Shapes.frame(x: left, y: top, width: size.width, height: size.height)
    return shapes + Shapes.label(xLabel, x: left + size.width / 2, y: bottom + 33, .middle)
  }

  /// Whether so many points are too many to be joined one by one.
  func isNoisy(_ count: Int) -> Bool { Double(count) > size.width }

  /// A curve through points, broken where there is none; of very many their mean, and the range around it.
  func curve(_ points: [(x: Double, y: Double)?], color: Markup, dash: Markup) -> Markup {
    let known = points.compactMap { $0 }
    guard !isNoisy(known.count) else { return noisyCurve(known, color: color, dash: dash) }
    var path = Markup()
    var dots = Markup()
    for (index, point) in points.enumerated() {
      guard let point else { continue }
      let hasBefore = index > 0 && points[index - 1] != nil
      let hasAfter = index + 1 < points.count && points[index + 1] != nil
      path += "\(hasBefore ? "L" : "M" as Markup)\(x(point.x)) \(y(point.y))"
      if !hasBefore, !hasAfter {
        dots +=
          #"<circle class="f-bar \#(color)" cx="\#(x(point.x))" cy="\#(y(point.y))" r="2.5"/>"#
      }
    }
    return line(path, color: color, dash: dash) + dots
  }

  /// Where marks stand on a curve: at equal distances from left to right, `shift` of one further right.
  func marks(on points: [(x: Double, y: Double)?], shift: Double) -> [(x: Double, y: Double)] {
    let distance = size.width / 6
    let places = points.map { $0.map { (x: x($0.x), y: y($0.y)) } }
    return (0..<6).compactMap { number in
      let wanted = left + distance * (Double(number) + 0.15 + 0.7 * shift)
      for case (let start?, let end?) in zip(places, places.dropFirst())
      where start.x <= wanted && wanted <= end.x && start.x < end.x {
        let share = (wanted - start.x) / (end.x - start.x)
        return (wanted, start.y + share * (end.y - start.y))
      }
      return nil
    }
  }

  private func line(_ path: Markup, color: Markup, dash: Markup) -> Markup {
    #"<path class="f-curve \#(color)" stroke-dasharray="\#(dash)" d="\#(path)"/>"#
  }

  private func noisyCurve(
    _ points: [(x: Double, y: Double)],
    color: Markup,
    dash: Markup
  ) -> Markup {
    var columns: [Int: (sum: Double, count: Double, top: Double, bottom: Double)] = [:]
    for point in points {
      let (column, y) = (Int((x(point.x) / Self.column).rounded()), y(point.y))
      let old = columns[column] ?? (0, 0, y, y)
      columns[column] = (old.sum + y, old.count + 1, min(old.top, y), max(old.bottom, y))
    }
    let sorted = columns.sorted { $0.key < $1.key }
    func path(_ places: [(column: Int, y: Double)]) -> Markup {
      places.enumerated().map { index, place in
        "\(index == 0 ? "M" : "L" as Markup)\(Self.column * Double(place.column)) \(place.y)"
      }.joined()
    }
    let above = sorted.map { ($0.key, $0.value.top) }
    let below = sorted.reversed().map { ($0.key, $0.value.bottom) }
    let range: Markup =
      #"<path class="f-range \#(color)" fill-opacity="0.25" d="\#(path(above + below))z"/>"#
    let mean = path(sorted.map { ($0.key, $0.value.sum / $0.value.count) })
    return range + line(mean, color: color, dash: dash)
  }
}
