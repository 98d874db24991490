import Arithmetic
import BackpropCore
import Digits
import Wording

/// One number of the network or of the current step, by its name in the legend: `w2[3,7]`, `delta2[5,7]`.
///
/// Layers count from 1; units, pixels and images from 0.
struct Entry: Equatable {
  /// What the number belongs to.
  enum Kind: String, CaseIterable {
    case weight = "w"
    case bias = "b"
    case weightedInput = "z"
    case activation = "a"
    case delta
    case input = "x"
    case data = "data.w"
    case l2 = "l2.w"
    case total = "total.w"
    case dataBias = "data.b"
    case totalBias = "total.b"
  }

  let kind: Kind
  let layer: Int
  /// Row and column, or the unit alone for a bias.
  let indices: [Int]

  /// As the legend writes it: `w2[3,7]`.
  var name: String {
    "\(kind.rawValue)\(kind == .input ? "" : "\(layer)")[\(indices.map(String.init).joined(separator: ","))]"
  }
}

extension Entry {
  /// Reads `w2[3,7]`; none if the text has another form altogether.
  ///
  /// Throws a `LearnerError` for a text that is nearly one.
  init?(_ text: String) throws {
    guard let open = text.firstIndex(of: "["), text.hasSuffix("]") else { return nil }
    let name = text[..<open].lowercased()
    let digits = name.reversed().prefix { $0.isASCII && $0.isNumber }
    let kindName = String(name.dropLast(digits.count))
    guard let kind = Kind(rawValue: kindName == "δ" ? "delta" : kindName) else {
      throw LearnerError(
        "nothing is called \(text[..<open]): write w2[3,7], b2[7], z2[5,7], a2[5,7], delta2[5,7] "
          + "or x[5,300]"
      )
    }
    let layer = kind == .input ? 0 : Int(String(digits.reversed())) ?? -1
    guard layer >= 0, kind != .input || digits.isEmpty else {
      throw LearnerError("\(text) needs the number of a layer: \(Kind.weight.rawValue)2[3,7], say")
    }
    let inside = text[text.index(after: open)...].dropLast()
    let parts = inside.split(separator: ",", omittingEmptySubsequences: false)
      .map { Int($0.filter { $0 != " " }) }
    let numbers = parts.compactMap { $0 }
    guard numbers.count == parts.count, numbers.allSatisfy({ $0 >= 0 }) else {
      throw LearnerError("between the brackets of \(text) stand whole numbers from 0: w2[3,7]")
    }
    guard numbers.count == kind.places.count else {
      throw LearnerError(
        "\(kind.rawValue) takes \(kind.places.count == 1 ? "one number" : "two numbers"): "
          + "[\(kind.places.joined(separator: ","))]"
      )
    }
    self.init(kind: kind, layer: layer, indices: numbers)
  }
}

extension Entry.Kind {
  /// What the numbers between the brackets count.
  var places: [String] {
    switch self {
    case .bias, .dataBias, .totalBias: ["unit"]
    case .weight, .data, .l2, .total: ["from", "to"]
    case .weightedInput, .activation, .delta: ["image", "unit"]
    case .input: ["image", "pixel"]
    }
  }
}

extension Session {
  /// The number that an entry names.
  ///
  /// Throws a `LearnerError` where there is no such number, or not yet.
  func value(of entry: Entry) throws -> Double {
    let l = entry.kind == .input ? 0 : try layer(entry.layer)
    let matrix: Matrix =
      switch entry.kind {
      case .input: try reach(.batch).batch.pixels
      case .weight: network.layers[l - 1].weights
      case .bias: network.layers[l - 1].biases
      case .weightedInput: try reach(.forward).step.forward.weightedInputs[l - 1]
      case .activation: try reach(.forward).step.forward.activations[l - 1]
      case .delta: try delta(l)
      case .data: gradient(of: try reach(.gradient)).data(l)
      case .l2:
        gradient(of: try reach(.gradient)).l2(l) ?? network.layers[l - 1].weights.scaled(by: 0)
      case .total: gradient(of: try reach(.gradient)).total(l)
      case .dataBias, .totalBias: gradient(of: try reach(.gradient)).biases(l)
      }
    let place = entry.indices.count == 1 ? [0] + entry.indices : entry.indices
    let names = entry.kind.places.count == 1 ? ["", "unit"] : entry.kind.places
    try check(place[0], below: matrix.rows, names[0] == "from" ? "unit" : names[0])
    try check(place[1], below: matrix.columns, names[1] == "to" ? "unit" : names[1])
    return matrix[place[0], place[1]]
  }

  private func check(_ index: Int, below count: Int, _ name: String) throws {
    guard (0..<count).contains(index) else {
      throw LearnerError("there is no \(name) \(index) there: they count from 0 to \(count - 1)")
    }
  }
}

extension MiniBatch {
  /// x with its zeros written out; m × pixels.
  var pixels: Matrix {
    Matrix(
      rows: labels.count,
      columns: inputs.columns,
      values: labels.indices.flatMap { inputs.values(row: $0) }
    )
  }
}
