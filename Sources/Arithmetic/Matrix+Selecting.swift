extension Matrix {
  /// The rows at the given places, as rows of their own.
  public func selecting(_ places: [Int]) -> Matrix {
    var selected = Matrix(unsetRows: places.count, columns: columns)
    let (rows, stride) = (rows, stride)
    read { from in
      selected.write { to in
        for (i, place) in places.enumerated() {
          precondition((0..<rows).contains(place), "row \(place) of a \(shape) matrix")
          (to + i * stride).update(from: from + place * stride, count: stride)
        }
      }
    }
    return selected
  }
}
