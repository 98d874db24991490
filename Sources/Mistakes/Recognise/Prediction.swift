import Arithmetic
import BackpropCore

/// What each tensor of a step should be, given somebody's own tensors before it, with some mistakes in it.
///
/// Without mistakes it is the step of the book. Because every tensor is found from the learner's own where
/// there are any, only the place of a mistake differs, and not all that follows.
struct Prediction {
  private let step: LearnerStep
  private let operations: Operations
  private let network: Network
  private let x: Matrix
  private let labels: [UInt8]
  private let hyper: Hyperparameters
  /// Whether δ goes down through weights that the learner has moved already.
  private let movesTooSoon: Bool
  private var found: [TensorName: Matrix] = [:]

  /// The step with these mistakes, and maybe with other images and labels than are known.
  ///
  /// Where the mistakes leave the forward pass as it is, that of `right` need not be found again.
  init(
    _ step: LearnerStep,
    _ mistakes: [Mistake] = [],
    x: Matrix? = nil,
    labels: [UInt8]? = nil,
    sparingBiases: Bool = false,
    after right: Prediction? = nil
  ) {
    self.step = step
    hyper = step.hyper
    var (operations, network) = (Operations.correct, step.network)
    var (images, digits) = (x ?? step.x, labels ?? step.labels)
    for mistake in mistakes {
      switch mistake.substitution {
      case .operation(let replace):
        let before = operations.mean
        replace(&operations, step.hyper)
        // One number for all biases of a layer, of sums that have been divided wrongly already.
        if mistake.name == "bias-averaged-over-units", !sparingBiases {
          let average = operations.meanOfBiases
          operations.meanOfBiases = { sum, count in
            average(before(sum.scaled(by: Double(count.m)), count), count)
          }
        }
      case .pixels(let replace):
        if step.own[TensorName(.x)] == nil, let sparse = SparseRows(images) {
          images = Matrix(replace(sparse))
        }
      case .labels(let replace):
        // Labels that are given already stand for what the mistake makes of them.
        if step.own[TensorName(.y)] == nil, labels == nil, x == nil { digits = replace(digits) }
      case .start(let replace):
        if !step.own.keys.contains(where: { $0.quantity == .w }) { replace(&network) }
      }
    }
    if sparingBiases, !mistakes.contains(where: { $0.name.hasPrefix("bias-") }) {
      operations.meanOfBiases = Operations.correct.meanOfBiases
    }
    (self.operations, self.network, self.x, self.labels) = (operations, network, images, digits)
    movesTooSoon = mistakes.contains { $0.name == "weights-updated-too-soon" }
    let isForwardRight =
      x == nil && network == step.network && self.x == step.x
      && network.layers.allSatisfy { operations.startOfSum($0) == $0.biases }
    if let right, isForwardRight {
      found = right.found.filter { $0.key.quantity == .z || $0.key.quantity == .a }
    }
  }

  /// The same step by other operations.
  private init(_ other: Prediction, _ operations: Operations) {
    (step, network, x, labels, hyper) = (
      other.step, other.network, other.x, other.labels, other.hyper
    )
    movesTooSoon = other.movesTooSoon
    self.operations = operations
  }

  /// The data gradient and the penalty's of a layer as they should be, after what is mistaken before them.
  func contributions(_ l: Int) -> (data: Matrix, penalty: Matrix?) {
    var operations = operations
    operations.mean = Operations.correct.mean
    operations.penalty = Operations.correct.penalty
    var plain = Prediction(self, operations)
    let sum = plain.weightSum(l)
    return (plain.operations.mean(sum, step.count), plain.penalty(l))
  }

  /// What a tensor should be.
  mutating func value(of name: TensorName) -> Matrix {
    if let known = found[name] { return known }
    let value = compute(name)
    found[name] = value
    return value
  }

  /// The learner's own tensor, or else what it should be.
  private mutating func own(_ quantity: Quantity, _ l: Int) -> Matrix {
    let name = TensorName(quantity, l)
    return step.own[name] ?? value(of: name)
  }

  private mutating func input(_ l: Int) -> Matrix { l == 1 ? x : own(.a, l - 1) }

  private mutating func compute(_ name: TensorName) -> Matrix {
    let l = name.layer
    switch name.quantity {
    case .x, .y, .cost: return Matrix(rows: 0, columns: 0)
    case .w: return network[l].weights
    case .b: return network[l].biases
    case .z:
      var z = Matrix(rows: 0, columns: 0)
      z.setProduct(input(l), network[l].weights, startingFrom: operations.startOfSum(network[l]))
      return z
    case .a:
      var a = Matrix(rows: 0, columns: 0)
      network[l].activation.apply(own(.z, l), &a, 1)
      return a
    case .delta: return delta(l)
    case .data: return operations.mean(weightSum(l), step.count)
    case .penalty:
      return penalty(l) ?? Matrix(rows: network[l].inputs, columns: network[l].units)
    case .gradient:
      let data = own(.data, l)
      guard let penalty = step.own[TensorName(.penalty, l)] ?? penalty(l) else { return data }
      return data + penalty
    case .biasGradient:
      let sum = own(.delta, l).columnSums
      return hyper.objective.terms.reduce(operations.meanOfBiases(sum, step.count)) { total, term in
        operations.penaltyOfBiases(term, network[l].biases, step.count).map { total + $0 } ?? total
      }
    case .newWeights:
      let weights = network[l].weights
      let taken = hyper.objective.terms.reduce(own(.gradient, l)) { total, term in
        operations.takenAgain?(term, weights, step.count).map { total + $0 } ?? total
      }
      return moved(weights, by: taken)
    case .newBiases: return moved(network[l].biases, by: own(.biasGradient, l))
    }
  }

  /// δ_L from a_L and the digits; δ_l from δ_{l+1}, W_{l+1}, z_l and a_l.
  private mutating func delta(_ l: Int) -> Matrix {
    var delta = Matrix(rows: 0, columns: 0)
    guard l < step.layerCount else {
      operations.outputDelta(&delta, network.output, own(.a, l), labels)
      return delta
    }
    let (z, a, deltaAbove) = (own(.z, l), own(.a, l), own(.delta, l + 1))
    var down = Matrix(rows: 0, columns: 0)
    if movesTooSoon, step.own[TensorName(.gradient, l + 1)] != nil {
      down = moved(network[l + 1].weights, by: own(.gradient, l + 1)).transposed
    } else {
      let above = LayerAbove(layer: network[l + 1], input: a, delta: deltaAbove)
      operations.wayDown(&down, above, 1)
    }
    delta.setProduct(deltaAbove, down)
    operations.hiddenSlope(&delta, network[l].activation, z, a)
    return delta
  }

  private mutating func weightSum(_ l: Int) -> Matrix {
    var sum = Matrix(rows: 0, columns: 0)
    sum.setProduct(transposed: input(l), own(.delta, l))
    return sum
  }

  /// What all terms ask of the weights; none where all are off.
  private func penalty(_ l: Int) -> Matrix? {
    let all = hyper.objective.terms.compactMap {
      operations.penalty($0, network[l].weights, step.count)
    }
    return all.first.map { all.dropFirst().reduce($0, +) }
  }

  /// What the entries of a tensor are compared with at least: where they are differences of larger numbers,
  /// rounding leaves a share of those, however small the difference is.
  mutating func rounding(of name: TensorName) -> Double {
    let l = name.layer
    guard [.delta, .data, .gradient, .biasGradient].contains(name.quantity) else { return 0 }
    let isSingle = step.given[name]?.isSingle == true
    let share = 4 * (isSingle ? 0x1p-23 : 0x1p-52) / step.tolerance(of: name)
    let hasDelta = name.quantity != .delta && step.own[TensorName(.delta, l)] != nil
    let above = hasDelta ? own(.delta, l).magnitude : magnitudeAbove(l)
    switch name.quantity {
    case .data, .gradient: return hasDelta ? 0 : share * above * input(l).magnitude
    default: return share * above
    }
  }

  /// How large δ_l is before its slope, at most.
  private mutating func magnitudeAbove(_ l: Int) -> Double {
    l == step.layerCount ? 1 : own(.delta, l + 1).magnitude * network[l + 1].weights.norm
  }

  /// The cost of the data, and what the terms add.
  mutating func cost() -> (data: Double, penalty: Double) {
    let last = step.layerCount
    let data = network.output.mean(z: own(.z, last), a: own(.a, last), labels: labels)
    let objective = hyper.objective
    let penalty = objective.terms.compactMap {
      $0.cost(of: network, n: objective.n, m: step.count.m)
    }
    return (data, penalty.reduce(0, +))
  }

  // MARK: - Single operations, for what is solved backwards

  /// Σ over the images as a mean: Σ / m, or what a mistake makes of it.
  func mean(_ sum: Matrix) -> Matrix { operations.mean(sum, step.count) }

  /// What all terms ask of the weights of a layer; zeros where all are off.
  func penaltyOrZero(_ l: Int) -> Matrix {
    penalty(l) ?? Matrix(rows: network[l].inputs, columns: network[l].units)
  }

  /// δ_L with the labels as they are and the outputs of other images; m × out.
  mutating func outputDelta(order: [Int]) -> Matrix {
    var delta = Matrix(rows: 0, columns: 0)
    let a = own(.a, step.layerCount).selecting(rows: order)
    operations.outputDelta(&delta, network.output, a, labels)
    return delta
  }

  private func moved(_ weights: Matrix, by gradient: Matrix) -> Matrix {
    var moved = weights
    moved.add(-operations.rate(hyper.eta, step.count), times: gradient)
    return moved
  }
}

extension SparseRows {
  /// Rows of a matrix of pixels; nil where a number is no 255th, to within what float32 leaves.
  init?(_ matrix: Matrix) {
    guard (1...65_535).contains(matrix.columns) else { return nil }
    self.init(columns: matrix.columns)
    for row in 0..<matrix.rows {
      var codes: [UInt8] = []
      for value in matrix.row(row) {
        let code = (value * 255).rounded()
        guard (0...255).contains(code), (value * 255 - code).magnitude < 1e-4 else { return nil }
        codes.append(UInt8(code))
      }
      append(codes: codes[...])
    }
  }
}

extension Matrix {
  /// Sparse rows with their zeros written out.
  init(_ rows: SparseRows) {
    self.init(
      rows: rows.count,
      columns: rows.columns,
      values: (0..<rows.count).flatMap { rows.values(row: $0) }
    )
  }
}
