extension Matrix {
  /// Becomes the numbers of `source`, in memory of its own.
  public mutating func setCopy(of source: Matrix) {
    setEach(from: source) { $0 }
  }

  /// Becomes the sigmoid of every number of `z`.
  public mutating func setSigmoid(of z: Matrix) {
    setEach(from: z) { Elementary.sigmoid($0) }
  }

  /// Becomes the hyperbolic tangent of every number of `z`.
  public mutating func setTanh(of z: Matrix) {
    setEach(from: z) { Elementary.tanh($0) }
  }

  /// Becomes max(0, z) for every number of `z`; NaN stays NaN, −0 becomes 0.
  public mutating func setRelu(of z: Matrix) {
    setEach(from: z) { z in
      Lanes().replacing(with: z, where: .!(z .<= 0))
    }
  }

  /// Multiplies by σ′(z) where `a` = σ(z): (t · a) · (1 − a), in this order.
  public mutating func multiplyBySigmoidSlope(at a: Matrix) {
    updateEach(with: a) { t, a in (t * a) * (1 - a) }
  }

  /// Multiplies by tanh′(z) where `a` = tanh(z): t · ((1 − a) · (1 + a)), in this order.
  public mutating func multiplyByTanhSlope(at a: Matrix) {
    updateEach(with: a) { t, a in t * ((1 - a) * (1 + a)) }
  }

  /// Multiplies by relu′(z) where `a` = relu(z): t where a is above 0, else 0.
  public mutating func multiplyByReluSlope(at a: Matrix) {
    updateEach(with: a) { t, a in Lanes().replacing(with: t, where: .!(a .<= 0)) }
  }

  /// Becomes fma(`decay`, each number, `rate` · the number of `gradient` at its place).
  ///
  /// The update of gradient descent: `decay` = 1 − ηλ/n, `rate` = −η/m, `gradient` the sum over the batch.
  public mutating func update(decay: Double, rate: Double, gradient: Matrix, threads: Int = 1) {
    let (decay, rate) = (Lanes(repeating: decay), Lanes(repeating: rate))
    updateEach(with: gradient, threads: threads) { w, g in (rate * g).addingProduct(decay, w) }
  }

  /// Becomes fma(`factor`, the number of `other` at its place, each number).
  public mutating func add(_ factor: Double, times other: Matrix) {
    let factor = Lanes(repeating: factor)
    updateEach(with: other) { $0.addingProduct(factor, $1) }
  }

  /// Multiplies every number by `factor`, in place.
  public mutating func scale(by factor: Double) {
    let (factor, count) = (Lanes(repeating: factor), rows * stride / 8)
    writeLanes { out in
      for i in 0..<count { out[i] *= factor }
    }
  }

  /// Every number of this matrix times `factor`.
  public func scaled(by factor: Double) -> Matrix {
    var result = Matrix(rows: rows, columns: columns)
    let factor = Lanes(repeating: factor)
    result.setEach(from: self) { $0 * factor }
    return result
  }

  /// Every number of this matrix divided by `divisor`.
  public func divided(by divisor: Double) -> Matrix {
    var result = Matrix(rows: rows, columns: columns)
    let divisor = Lanes(repeating: divisor)
    result.setEach(from: self) { $0 / divisor }
    return result
  }

  /// The sums, place by place, of two matrices of one shape.
  public static func + (a: Matrix, b: Matrix) -> Matrix {
    var result = a
    result.updateEach(with: b) { $0 + $1 }
    return result
  }

  /// The differences, place by place, of two matrices of one shape.
  public static func - (a: Matrix, b: Matrix) -> Matrix {
    var result = a
    result.updateEach(with: b) { $0 - $1 }
    return result
  }

  /// Becomes what `body` makes of each eight numbers of `source`.
  @inline(__always)
  private mutating func setEach(from source: Matrix, _ body: (Lanes) -> Lanes) {
    shape(rows: source.rows, columns: source.columns)
    let count = rows * stride / 8
    source.readLanes { source in
      writeLanes { out in
        for i in 0..<count { out[i] = body(source[i]) }
      }
    }
  }

  /// Each eight numbers become what `body` makes of them and of those at their place in `other`.
  @inline(__always)
  private mutating func updateEach(
    with other: Matrix,
    threads: Int = 1,
    _ body: (Lanes, Lanes) -> Lanes
  ) {
    precondition(rows == other.rows && columns == other.columns, "\(shape) with \(other.shape)")
    let count = rows * stride / 8
    other.readLanes { other in
      writeLanes { out in
        // Memory bounds this work: it is worth as much as four times its multiply-adds.
        Parallel.ranges(of: count, work: count * 32, threads: threads) { range in
          for i in range { out[i] = body(out[i], other[i]) }
        }
      }
    }
  }
}
