extension Matrix {
  /// Becomes `a − y`, where row i of y is 1 in column `labels[i]` and 0 elsewhere.
  public mutating func setDifference(of a: Matrix, from labels: [UInt8]) {
    precondition(a.rows == labels.count, "\(a.rows) rows and \(labels.count) labels")
    setCopy(of: a)
    let (columns, stride) = (columns, stride)
    write { out in
      for (row, label) in labels.enumerated() {
        precondition(Int(label) < columns, "label \(label) has no column among \(columns)")
        out[row * stride + Int(label)] -= 1
      }
    }
  }

  /// The cross-entropy of sigmoid outputs with one-hot targets, summed over images and outputs.
  ///
  /// From the weighted inputs z, never from log(a), so that it stays finite however wrong the net is:
  /// −y ln a − (1 − y) ln (1 − a) = softplus(z) where y is 0 and softplus(−z) where y is 1. The terms are
  /// added plainly, row by row, columns ascending.
  public func crossEntropySum(labels: [UInt8]) -> Double {
    precondition(rows == labels.count, "\(rows) rows and \(labels.count) labels")
    return readLanes { base in
      var sum = 0.0
      for (row, label) in labels.enumerated() {
        for left in Swift.stride(from: 0, to: columns, by: 8) {
          var z = base[(row * stride + left) / 8]
          let target = Int(label) - left
          if (0..<8).contains(target) { z[target] = -z[target] }
          let terms = Elementary.softplus(z)
          for lane in 0..<min(8, columns - left) { sum += terms[lane] }
        }
      }
      return sum
    }
  }

  /// The sum of (a − y)² over images and outputs: fma(d, d, sum), row by row, columns ascending.
  public func squaredDifferenceSum(labels: [UInt8]) -> Double {
    precondition(rows == labels.count, "\(rows) rows and \(labels.count) labels")
    return read { base in
      var sum = 0.0
      for (row, label) in labels.enumerated() {
        for column in 0..<columns {
          let d = base[row * stride + column] - (column == Int(label) ? 1 : 0)
          sum = sum.addingProduct(d, d)
        }
      }
      return sum
    }
  }
}
