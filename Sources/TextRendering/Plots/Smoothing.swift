/// Curves of very many points as lines that can be followed where several cross: the means of stretches.
enum Smoothing {
  /// Stretches of the x axis, all equally long.
  static let stretches = 25

  /// Whether so many points are too many to be joined one by one where there are other curves.
  static func isNeeded(_ count: Int) -> Bool { count > 3 * stretches }

  /// A point for each stretch: the means of x and of y of the points in it.
  ///
  /// - Parameters:
  ///   - points: Those that can be drawn, in any order.
  ///   - axis: The x axis.
  /// - Returns: In the order of the axis; a stretch without points, between others, is a point of NaN: a gap.
  static func means(of points: [(x: Double, y: Double)], on axis: Axis) -> [(x: Double, y: Double)]
  {
    var means = Array(repeating: (x: 0.0, y: 0.0, count: 0.0), count: stretches)
    for point in points {
      let place = Int(axis.position(of: point.x) * Double(stretches))
      let index = min(place, stretches - 1)
      let (old, count) = (means[index], means[index].count + 1)
      // Divided first: a sum might overflow.
      means[index].x = old.x - old.x / count + point.x / count
      means[index].y = old.y - old.y / count + point.y / count
      means[index].count = count
    }
    guard let first = means.firstIndex(where: { $0.count > 0 }),
      let last = means.lastIndex(where: { $0.count > 0 })
    else { return [] }
    return means[first...last].map { $0.count > 0 ? ($0.x, $0.y) : (.nan, .nan) }
  }
}
