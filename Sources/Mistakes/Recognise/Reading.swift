import Arithmetic
import BackpropCore
import Wording

/// One way to read a file.
struct Reading {
  let contents: LearnerStep.Contents
  let known: KnownStep
  let layout: Layout
  /// Whether gradients may have the shape of their weights turned.
  let mayTurn: Bool
  private var sizes: [Int] = []
  private var m = 0
  private var turned: Set<TensorName> = []

  init(contents: LearnerStep.Contents, known: KnownStep, layout: Layout, mayTurn: Bool) {
    (self.contents, self.known, self.layout, self.mayTurn) = (contents, known, layout, mayTurn)
  }

  private var tensors: [TensorName: GivenTensor] { contents.tensors }

  /// Rows and columns as they are here, not as the file has them.
  private func shape(_ name: TensorName, turnedBy turns: Bool) -> [Int]? {
    tensors[name].map {
      turns ? [$0.values.columns, $0.values.rows] : [$0.values.rows, $0.values.columns]
    }
  }

  private func imageShape(_ name: TensorName) -> [Int]? {
    shape(name, turnedBy: !layout.imagesInRows)
  }

  private func weightShape(_ name: TensorName) -> [Int]? {
    shape(name, turnedBy: !layout.weightsInByOut)
  }

  /// Whether every shape fits the layout; throws a `LearnerError` where something is missing in any.
  mutating func fits() throws -> Bool {
    let own = tensors.keys.filter { $0.quantity == .w }.map(\.layer)
    let count = max(own.max() ?? 0, known.layers.count)
    guard count > 0 else {
      throw missing("weights w1, w2 …")
    }
    sizes = []
    for l in 1...count {
      let shape: [Int]
      if let ownShape = weightShape(TensorName(.w, l)) {
        shape = ownShape
      } else if known.layers.count == count {
        shape = [known.layers[l - 1].weights.rows, known.layers[l - 1].weights.columns]
      } else {
        throw missing("weights w\(l)")
      }
      if sizes.isEmpty { sizes = [shape[0]] }
      guard shape[0] == sizes[l - 1] else { return false }
      sizes.append(shape[1])
    }
    guard let x = imageShape(TensorName(.x)) ?? known.x.map({ [$0.rows, $0.columns] }) else {
      throw missing("images x")
    }
    m = x[0]
    guard x[1] == sizes[0] else { return false }
    guard tensors[TensorName(.y)] != nil || known.labels != nil else { throw missing("labels y") }
    return fitsLabels() && tensors.keys.allSatisfy { fits($0) }
  }

  private func fitsLabels() -> Bool {
    guard let y = tensors[TensorName(.y)] else { return known.labels?.count == m }
    if min(y.values.rows, y.values.columns) == 1, y.values.values.count == m,
      sizes[sizes.count - 1] > 1
    {
      return true
    }
    return imageShape(TensorName(.y)) ?? [] == [m, sizes[sizes.count - 1]]
  }

  private mutating func fits(_ name: TensorName) -> Bool {
    let l = name.layer
    guard l < sizes.count else { return false }
    switch name.quantity {
    case .x, .y, .cost, .w: return true
    case .b, .biasGradient, .newBiases:
      guard let values = tensors[name]?.values else { return false }
      return min(values.rows, values.columns) == 1 && values.rows * values.columns == sizes[l]
    case .z, .a, .delta: return imageShape(name) ?? [] == [m, sizes[l]]
    case .data, .penalty, .gradient, .newWeights:
      let wanted = [sizes[l - 1], sizes[l]]
      if weightShape(name) ?? [] == wanted { return true }
      guard mayTurn, shape(name, turnedBy: layout.weightsInByOut) ?? [] == wanted else {
        return false
      }
      turned.insert(name)
      return true
    }
  }

  // MARK: - The step itself

  func step() throws -> LearnerStep {
    var own: [TensorName: Matrix] = [:]
    for (name, tensor) in tensors where name.quantity != .cost && name.quantity != .y {
      own[name] = laidOut(name, tensor.values)
    }
    let layers = try (1..<sizes.count).map { l in
      let known = l <= known.layers.count ? known.layers[l - 1] : nil
      guard let weights = own[TensorName(.w, l)] ?? known?.weights,
        let biases = own[TensorName(.b, l)] ?? known?.biases
      else { throw missing("biases b\(l)") }
      return Layer(weights: weights, biases: biases, activation: self.known.activation)
    }
    let network = Network(layers: layers, output: known.output)
    guard let x = own[TensorName(.x)] ?? known.x else { throw missing("images x") }
    guard network.isFinite, x.magnitude.isFinite else {
      throw LearnerError(
        "\(contents.file) has weights, biases or images that are not finite numbers"
      )
    }
    let labels = try labels()
    if tensors[TensorName(.y)] != nil { own[TensorName(.y)] = Matrix(rows: 0, columns: 0) }
    let drift = known.drift(mu: contents.numbers[.mu], sizes: sizes)
    let eta = drift == nil ? nil : contents.numbers[.eta] ?? known.eta
    let (n, terms) = try objective()
    return LearnerStep(
      layout: layout,
      isLayoutOpen: false,
      network: network,
      x: x,
      labels: labels,
      count: BatchCount(m: m, n: n, outputs: sizes[sizes.count - 1]),
      hyper: Hyperparameters(eta: eta ?? 1, objective: Objective(terms, n: n)),
      drift: drift ?? [:],
      knowsEta: eta != nil,
      own: own,
      given: tensors,
      cost: tensors[TensorName(.cost)].flatMap { $0.values.values.first },
      turned: turned
    )
  }

  /// n and the terms, λ of L2 as the file has it.
  private func objective() throws -> (n: Int, terms: [Term]) {
    var terms = known.terms
    if let lambda = contents.numbers[.lambda] {
      guard lambda >= 0, lambda.isFinite else {
        throw LearnerError("\(contents.file) has λ = \(lambda), and λ is 0 or more")
      }
      if let place = terms.firstIndex(where: { $0.kind == .l2 }) {
        (terms[place].lambda, terms[place].isOn) = (lambda, lambda > 0)
      } else if lambda > 0 {
        terms.append(.l2(lambda: lambda))
      }
    }
    let said = contents.numbers[.n] ?? known.n.map(Double.init)
    if let said {
      guard let n = Int(exactly: said), n > 0 else {
        throw LearnerError(
          "\(contents.file) has n = \(said): n counts the images of the training set"
        )
      }
      return (n, terms)
    }
    guard !terms.contains(where: { $0.isOn && $0.lambda > 0 && $0.scale == .dataset }) else {
      throw LearnerError(
        "nothing says how many images the training set has, which λ is divided by: give n in the file, "
          + "or --n 4000"
      )
    }
    return (m, terms)
  }

  private func laidOut(_ name: TensorName, _ values: Matrix) -> Matrix {
    switch name.quantity {
    case .x, .y, .z, .a, .delta: return layout.imagesInRows ? values : values.transposed
    case .b, .biasGradient, .newBiases: return values.asRow
    case .cost: return values
    case .w, .data, .penalty, .gradient, .newWeights:
      return layout.weightsInByOut != turned.contains(name) ? values : values.transposed
    }
  }

  private func labels() throws -> [UInt8] {
    guard let y = tensors[TensorName(.y)]?.values else { return known.labels ?? [] }
    let outputs = sizes[sizes.count - 1]
    if min(y.rows, y.columns) == 1, y.rows * y.columns == m, outputs > 1 {
      return try y.values.map { value in
        guard let digit = UInt8(exactly: value), Int(digit) < outputs else {
          throw LearnerError(
            "\(contents.file) has labels that are no digits from 0 to \(outputs - 1)"
          )
        }
        return digit
      }
    }
    let oneHot = layout.imagesInRows ? y : y.transposed
    return try (0..<m).map { row in
      let values = oneHot.row(row)
      guard let one = values.firstIndex(of: 1), values.count(where: { $0 == 0 }) == outputs - 1,
        outputs <= 256
      else {
        throw LearnerError(
          "\(contents.file) has a label of image \(row) that is not one-hot: one 1, all others 0"
        )
      }
      return UInt8(one)
    }
  }

  private func missing(_ what: String) -> LearnerError {
    LearnerError(
      "\(contents.file) has no \(what), and there is no step to take them from: begin one with batch, or "
        + "give an export with --step"
    )
  }

  /// Why no layout fits, by the shapes of the likeliest.
  func misfit() -> LearnerError {
    var reading = self
    guard (try? reading.fits()) != nil, reading.sizes.count > 1 else {
      return LearnerError(
        "\(contents.file) has shapes that fit no network: weights are in × out or out × in, layer by layer"
      )
    }
    let name = tensors.keys.sorted { $0.description < $1.description }
      .first { !reading.fits($0) }
    guard let name, let tensor = tensors[name] else {
      return LearnerError(
        "\(contents.file) has images, labels or weights that do not fit each other: the network is "
          + "\(reading.sizes.map(String.init).joined(separator: "-")), with \(reading.m) images"
      )
    }
    return LearnerError(
      "\(tensor.spelled.quoted) in \(contents.file) is \(tensor.values.rows)×\(tensor.values.columns), which "
        + "fits no layout: the network is \(reading.sizes.map(String.init).joined(separator: "-")), with "
        + "\(reading.m) images"
    )
  }
}
