extension Matrix {
  /// Becomes `scale` · Gaussian draws: entry i, row by row, is number `first` + i of the stream.
  public mutating func setGaussian(_ draws: SplitMix64, from first: UInt64, scale: Double) {
    let (rows, columns, stride) = (rows, columns, stride)
    write { out in
      for row in 0..<rows {
        for left in Swift.stride(from: 0, to: columns, by: 8) {
          let number = first &+ UInt64(row &* columns &+ left)
          var uniform = Lanes(repeating: 0.5)
          for lane in 0..<min(8, columns - left) {
            uniform[lane] = draws.uniform(at: number &+ UInt64(lane))
          }
          let gaussian = Elementary.gaussian(uniform: uniform)
          for lane in 0..<min(8, columns - left) {
            out[row &* stride &+ left &+ lane] = scale * gaussian[lane]
          }
        }
      }
    }
  }
}
