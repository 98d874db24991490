extension Matrix {
  public mutating func setGaussian(_ draws: SplitMix64, from first: UInt64, scale: Double) {
    for r in 0..<rows {
      for c in 0..<columns {
        self[r, c] = scale * (draws.uniform(at: first + UInt64(r * columns + c)) * 2 - 1)
      }
    }
  }
}
