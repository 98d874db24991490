extension Matrix {
  /// Fills the matrix with Gaussian numbers: entry i, counted row by row, becomes
  /// `scale` · `draws.gaussian(at: first + i)`.
  public mutating func setGaussian(_ draws: SplitMix64, from first: UInt64, scale: Double) {
    let (rows, columns, stride) = (rows, columns, stride)
    write { base in
      for row in 0..<rows {
        let index = first &+ UInt64(row * columns)
        for left in Swift.stride(from: 0, to: columns, by: 8) {
          var uniform = Lanes()
          for lane in 0..<8 { uniform[lane] = draws.uniform(at: index &+ UInt64(left + lane)) }
          let numbers = scale * Elementary.gaussian(uniform: uniform)
          for lane in 0..<min(8, columns - left) {
            base[row * stride + left + lane] = numbers[lane]
          }
        }
      }
    }
  }
}
