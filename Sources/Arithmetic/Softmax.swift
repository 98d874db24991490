extension Matrix {
  /// Becomes the softmax of each row of `z`: eᶻ divided by the sum of the row's, so that each row adds
  /// up to 1.
  ///
  /// With M the largest of a row and e = exp(z − M): the sum of e from 0, columns ascending, one `+` each;
  /// then e / sum. No exponent is above 0, so nothing overflows however large z is.
  public mutating func setSoftmax(of z: Matrix) {
    setCopy(of: z)
    for row in 0..<rows {
      let (exponentials, sum) = z.exponentials(row: row)
      for (column, value) in exponentials.enumerated() { self[row, column] = value / sum }
    }
  }

  /// Minus the logarithm of the softmax at each row's label, summed over the rows.
  ///
  /// From the weighted inputs z, never from log(a), so that it stays finite however wrong the net is:
  /// log(sum) − (z_y − M), with M and the sum of `setSoftmax`; added plainly, rows ascending.
  public func logLikelihoodSum(labels: [UInt8]) -> Double {
    precondition(rows == labels.count, "\(rows) rows and \(labels.count) labels")
    var total = 0.0
    for (row, label) in labels.enumerated() {
      let largest = self[row, indexOfMaximum(row: row)]
      let (_, sum) = exponentials(row: row)
      total += Elementary.log(sum) - (self[row, Int(label)] - largest)
    }
    return total
  }

  /// exp(z − M) of a row, and their sum.
  private func exponentials(row: Int) -> (values: [Double], sum: Double) {
    let line = self.row(row)
    let largest = line[indexOfMaximum(row: row)]
    let values = line.map { Elementary.exp($0 - largest) }
    return (values, values.reduce(0, +))
  }
}
