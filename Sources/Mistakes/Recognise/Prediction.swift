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
  /// Whether δ goes down turned, where there are as many images as units.
  private let turnsDelta: Bool
  /// The one layer that the mistakes are in; none where they are in all.
  private let layer: Int?
  /// What moves the numbers as rounding does; none where they are as they should be.
  private var rounding: Rounding?
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
    layer: Int? = nil,
    turnsDelta: Bool = false,
    after right: Prediction? = nil
  ) {
    (self.step, self.layer, self.turnsDelta) = (step, layer, turnsDelta)
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
      && network.layers.enumerated().allSatisfy { i, own in
        (layer ?? i + 1) != i + 1 || operations.startOfSum(own) == own.biases
      }
    if let right, isForwardRight {
      found = right.found.filter { $0.key.quantity == .z || $0.key.quantity == .a }
    }
  }

  /// The same step by other operations, or with its numbers moved as rounding moves them.
  init(_ other: Prediction, _ operations: Operations, rounding: Rounding? = nil) {
    (step, labels, hyper, layer) = (other.step, other.labels, other.hyper, other.layer)
    (movesTooSoon, turnsDelta) = (other.movesTooSoon, other.turnsDelta)
    self.operations = operations
    var (network, x, rounding) = (other.network, other.x, rounding)
    // What was computed in float32 read its inputs in float32.
    for l in 1...network.layers.count {
      rounding?.moveInput(&network[l].weights, TensorName(.w, l), of: step)
      rounding?.moveInput(&network[l].biases, TensorName(.b, l), of: step)
    }
    rounding?.moveInput(&x, TensorName(.x), of: step)
    (self.network, self.x, self.rounding) = (network, x, rounding)
  }

  /// The same step with its numbers moved as rounding moves them.
  func moved(by rounding: Rounding) -> Prediction {
    Prediction(self, operations, rounding: rounding)
  }

  /// Whether a tensor is judged as float32.
  func isSingle(_ name: TensorName) -> Bool { step.given[name]?.isSingle == true }

  /// How a layer is computed.
  private func operations(_ l: Int) -> Operations {
    (layer ?? l) == l ? operations : .correct
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
    guard var own = step.own[name] else { return value(of: name) }
    rounding?.moveInput(&own, name, of: step)
    return own
  }

  private mutating func input(_ l: Int) -> Matrix { l == 1 ? x : own(.a, l - 1) }

  private mutating func compute(_ name: TensorName) -> Matrix {
    let l = name.layer
    let operations = operations(l)
    switch name.quantity {
    case .x, .y, .cost: return Matrix(rows: 0, columns: 0)
    case .w: return network[l].weights
    case .b: return network[l].biases
    case .z:
      let (input, weights) = (input(l), network[l].weights)
      var z = Matrix(rows: 0, columns: 0)
      z.setProduct(input, weights, startingFrom: operations.startOfSum(network[l]))
      rounding?.move(sums: &z, of: input.rowLines, weights.columnLines)
      return z
    case .a:
      var a = Matrix(rows: 0, columns: 0)
      network[l].activation.apply(own(.z, l), &a, 1)
      rounding?.move(&a)
      return a
    case .delta: return delta(l)
    case .data: return operations.mean(weightSum(l), step.count)
    case .penalty:
      return penalty(l) ?? Matrix(rows: network[l].inputs, columns: network[l].units)
    case .gradient:
      let data = own(.data, l)
      guard let penalty = step.own[TensorName(.penalty, l)] ?? penalty(l) else { return data }
      return sum(data, penalty)
    case .biasGradient:
      let delta = own(.delta, l)
      var sum = delta.columnSums
      rounding?.move(sums: &sum, of: [Line(ones: delta.rows)], delta.columnLines)
      return hyper.objective.terms.reduce(operations.meanOfBiases(sum, step.count)) { total, term in
        operations.penaltyOfBiases(term, network[l].biases, step.count).map { total + $0 } ?? total
      }
    case .newWeights:
      let weights = network[l].weights
      let taken = hyper.objective.terms.reduce(own(.gradient, l)) { total, term in
        operations.takenAgain?(term, weights, step.count).map { total + $0 } ?? total
      }
      return moved(name, weights, by: taken)
    case .newBiases: return moved(name, network[l].biases, by: own(.biasGradient, l))
    }
  }

  /// δ_L from a_L and the digits; δ_l from δ_{l+1}, W_{l+1}, z_l and a_l.
  private mutating func delta(_ l: Int) -> Matrix {
    var delta = Matrix(rows: 0, columns: 0)
    let operations = operations(l)
    guard l < step.layerCount else {
      let a = own(.a, l)
      operations.outputDelta(&delta, network.output, a, labels)
      // A difference of numbers up to 1, whatever is left of it.
      let activations = rounding == nil ? [] : a.values
      rounding?.move(&delta) { 4 * ($1.magnitude + activations[$0].magnitude) }
      return delta
    }
    let (z, a) = (own(.z, l), own(.a, l))
    var deltaAbove = own(.delta, l + 1)
    if turnsDelta, deltaAbove.rows == deltaAbove.columns { deltaAbove = deltaAbove.transposed }
    var down = Matrix(rows: 0, columns: 0)
    let isTooSoon = movesTooSoon && (layer ?? l) == l
    if isTooSoon, let new = step.own[TensorName(.newWeights, l + 1)] {
      down = new.transposed
    } else if isTooSoon, step.own[TensorName(.gradient, l + 1)] != nil {
      let above = TensorName(.newWeights, l + 1)
      down = moved(above, network[l + 1].weights, by: own(.gradient, l + 1)).transposed
    } else {
      let above = LayerAbove(layer: network[l + 1], input: a, delta: deltaAbove)
      operations.wayDown(&down, above, 1)
    }
    delta.setProduct(deltaAbove, down)
    rounding?.move(sums: &delta, of: deltaAbove.rowLines, down.columnLines)
    let before = rounding == nil ? [] : delta.values
    operations.hiddenSlope(&delta, network[l].activation, z, a)
    // 1 − a or 1 − a² is a difference too: what rounding leaves of a is left of the slope.
    let activations = rounding == nil ? [] : a.values
    rounding?.move(&delta) { place, value in
      let a = activations[place]
      return 4 * (value.magnitude + before[place].magnitude * min(1, a * a))
    }
    return delta
  }

  private mutating func weightSum(_ l: Int) -> Matrix {
    let (input, delta) = (input(l), own(.delta, l))
    var sum = Matrix(rows: 0, columns: 0)
    sum.setProduct(transposed: input, delta)
    rounding?.move(sums: &sum, of: input.columnLines, delta.columnLines)
    return sum
  }

  /// What two tensors are together.
  private mutating func sum(_ a: Matrix, _ b: Matrix) -> Matrix {
    var sum = a + b
    let parts = rounding == nil ? [] : a.values
    rounding?.move(&sum) { 4 * ($1.magnitude + parts[$0].magnitude) }
    return sum
  }

  /// What all terms ask of the weights; none where all are off.
  private func penalty(_ l: Int) -> Matrix? {
    let all = hyper.objective.terms.compactMap {
      operations(l).penalty($0, network[l].weights, step.count)
    }
    return all.first.map { all.dropFirst().reduce($0, +) }
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

  /// What float32 may leave of the cost: of its sum, and of 1 − a in the logarithm of what is surely wrong.
  mutating func roundingOfCost() -> Double {
    let a = own(.a, step.layerCount)
    let (data, penalty) = cost()
    let unit = Rounding(isSingle: true, seed: 0).unit
    let lost = a.values.reduce(0) { $0 + 1 / max(1 - $1, unit) } / Double(a.rows)
    return unit * (4 * Double(a.columns * a.rows).squareRoot() * (data + penalty) + lost)
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

  /// Weights or biases of a layer after an update.
  private mutating func moved(_ name: TensorName, _ weights: Matrix, by gradient: Matrix) -> Matrix
  {
    let rate = operations(name.layer).rate(hyper.eta, step.count)
    let moved = sum(weights, gradient.scaled(by: -rate))
    return step.drift[name].map { sum(moved, $0) } ?? moved
  }
}
