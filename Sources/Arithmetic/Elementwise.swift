extension Matrix {
  /// Becomes the numbers of `source`, in memory of its own.
  public mutating func setCopy(of source: Matrix) {
    setEach(from: source, Same())
  }

  /// Becomes the sigmoid of every number of `z`.
  public mutating func setSigmoid(of z: Matrix, threads: Int = 1) {
    setEach(from: z, threads: threads, Sigmoid())
  }

  /// Becomes the hyperbolic tangent of every number of `z`.
  public mutating func setTanh(of z: Matrix, threads: Int = 1) {
    setEach(from: z, threads: threads, HyperbolicTangent())
  }

  /// Becomes max(0, z) for every number of `z`; NaN stays NaN, −0 becomes 0.
  public mutating func setRelu(of z: Matrix) {
    setEach(from: z, Relu())
  }

  /// Multiplies by σ′(z) where `a` = σ(z): (t · a) · (1 − a), in this order.
  public mutating func multiplyBySigmoidSlope(at a: Matrix) {
    updateEach(with: a, SigmoidSlope())
  }

  /// Multiplies each number by that in the same place of a matrix of the same shape.
  public mutating func multiply(by other: Matrix) {
    updateEach(with: other, Times())
  }

  /// Multiplies by tanh′(z) where `a` = tanh(z): t · ((1 − a) · (1 + a)), in this order.
  public mutating func multiplyByTanhSlope(at a: Matrix) {
    updateEach(with: a, TanhSlope())
  }

  /// Multiplies by relu′(z) where `a` = relu(z): t where a is above 0, else 0.
  public mutating func multiplyByReluSlope(at a: Matrix) {
    updateEach(with: a, ReluSlope())
  }

  /// Becomes fma(`decay`, each number, `factor` · the number of `gradient` at its place).
  ///
  /// The update of gradient descent: `decay` = 1 − ηλ/n, `factor` = −η/m, `gradient` the sum over the batch.
  public mutating func update(decay: Double, factor: Double, gradient: Matrix, threads: Int = 1) {
    let moving = Moving(decay: Lanes(repeating: decay), factor: Lanes(repeating: factor))
    updateEach(with: gradient, threads: threads, moving)
  }

  /// Becomes fma(`factor`, the number of `other` at its place, each number).
  public mutating func add(_ factor: Double, times other: Matrix) {
    updateEach(with: other, AddingProduct(factor: Lanes(repeating: factor)))
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
    var result = Matrix(unsetRows: rows, columns: columns)
    result.setEach(from: self, Multiplied(factor: Lanes(repeating: factor)))
    return result
  }

  /// Every number of this matrix divided by `divisor`.
  public func divided(by divisor: Double) -> Matrix {
    var result = Matrix(unsetRows: rows, columns: columns)
    result.setEach(from: self, Divided(divisor: Lanes(repeating: divisor)))
    return result
  }

  /// `factor` with the sign of each number of this matrix; 0 where that is 0, NaN where it is NaN.
  public func signs(times factor: Double) -> Matrix {
    var result = Matrix(unsetRows: rows, columns: columns)
    result.setEach(from: self, Signed(factor: Lanes(repeating: factor)))
    return result
  }

  /// The sums, place by place, of two matrices of one shape.
  public static func + (a: Matrix, b: Matrix) -> Matrix {
    var result = a
    result.updateEach(with: b, Plus())
    return result
  }

  /// The differences, place by place, of two matrices of one shape.
  public static func - (a: Matrix, b: Matrix) -> Matrix {
    var result = a
    result.updateEach(with: b, Minus())
    return result
  }

  /// Becomes what `function` makes of each eight numbers of `source`.
  @inline(__always)
  private mutating func setEach<Function: LaneFunction>(
    from source: Matrix,
    threads: Int = 1,
    _ function: Function
  ) {
    shape(rows: source.rows, columns: source.columns)
    let count = rows * stride / 8
    source.readLanes { source in
      writeLanes { out in
        // A sigmoid takes the time of some sixty multiply-adds.
        Parallel.ranges(of: count, work: count * 8 * 60, threads: threads) { range in
          for i in range { out[i] = function(source[i]) }
        }
      }
    }
  }

  /// Each eight numbers become what `function` makes of them and of those at their place in `other`.
  @inline(__always)
  private mutating func updateEach<Function: LaneFunction2>(
    with other: Matrix,
    threads: Int = 1,
    _ function: Function
  ) {
    precondition(rows == other.rows && columns == other.columns, "\(shape) with \(other.shape)")
    let count = rows * stride / 8
    other.readLanes { other in
      writeLanes { out in
        // Memory bounds this work: it is worth as much as four times its multiply-adds.
        Parallel.ranges(of: count, work: count * 32, threads: threads) { range in
          for i in range { out[i] = function(out[i], other[i]) }
        }
      }
    }
  }
}

// MARK: - Functions

// Types rather than closures: a closure may not be inlined, and a call passes eight numbers in halves of
// registers, at three times the cost.

/// A function of eight numbers, one by one.
private protocol LaneFunction {
  func callAsFunction(_ x: Lanes) -> Lanes
}

private struct Same: LaneFunction {
  @inline(__always) func callAsFunction(_ x: Lanes) -> Lanes { x }
}

private struct Sigmoid: LaneFunction {
  @inline(__always) func callAsFunction(_ x: Lanes) -> Lanes { Elementary.sigmoid(x) }
}

private struct HyperbolicTangent: LaneFunction {
  @inline(__always) func callAsFunction(_ x: Lanes) -> Lanes { Elementary.tanh(x) }
}

private struct Relu: LaneFunction {
  @inline(__always) func callAsFunction(_ x: Lanes) -> Lanes {
    Lanes().replacing(with: x, where: .!(x .<= 0))
  }
}

private struct Multiplied: LaneFunction {
  let factor: Lanes
  @inline(__always) func callAsFunction(_ x: Lanes) -> Lanes { x * factor }
}

private struct Signed: LaneFunction {
  let factor: Lanes
  @inline(__always) func callAsFunction(_ x: Lanes) -> Lanes {
    x.replacing(with: factor, where: x .> 0).replacing(with: -factor, where: x .< 0)
  }
}

private struct Divided: LaneFunction {
  let divisor: Lanes
  @inline(__always) func callAsFunction(_ x: Lanes) -> Lanes { x / divisor }
}

/// A function of eight numbers and eight others, pair by pair.
private protocol LaneFunction2 {
  func callAsFunction(_ x: Lanes, _ y: Lanes) -> Lanes
}

private struct Plus: LaneFunction2 {
  @inline(__always) func callAsFunction(_ x: Lanes, _ y: Lanes) -> Lanes { x + y }
}

private struct Minus: LaneFunction2 {
  @inline(__always) func callAsFunction(_ x: Lanes, _ y: Lanes) -> Lanes { x - y }
}

private struct Times: LaneFunction2 {
  @inline(__always) func callAsFunction(_ x: Lanes, _ y: Lanes) -> Lanes { x * y }
}

private struct SigmoidSlope: LaneFunction2 {
  @inline(__always) func callAsFunction(_ x: Lanes, _ y: Lanes) -> Lanes { (x * y) * (1 - y) }
}

private struct TanhSlope: LaneFunction2 {
  @inline(__always) func callAsFunction(_ x: Lanes, _ y: Lanes) -> Lanes { x * ((1 - y) * (1 + y)) }
}

private struct ReluSlope: LaneFunction2 {
  @inline(__always) func callAsFunction(_ x: Lanes, _ y: Lanes) -> Lanes {
    Lanes().replacing(with: x, where: .!(y .<= 0))
  }
}

private struct AddingProduct: LaneFunction2 {
  let factor: Lanes
  @inline(__always) func callAsFunction(_ x: Lanes, _ y: Lanes) -> Lanes {
    x.addingProduct(factor, y)
  }
}

private struct Moving: LaneFunction2 {
  let decay: Lanes
  let factor: Lanes
  @inline(__always) func callAsFunction(_ w: Lanes, _ g: Lanes) -> Lanes {
    (factor * g).addingProduct(decay, w)
  }
}
