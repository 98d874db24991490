import Arithmetic
import BackpropCore
import Digits
import Wording

/// One number of the network or of the current step, by its name in the legend: `w2[3,7]`, `delta2[5,7]`.
///
/// Layers count from 1; units, pixels and images from 0.
package struct Entry: Sendable, Equatable {
  /// What the number belongs to.
  package enum Kind: Sendable, Equatable {
    case weight, bias, weightedInput, activation, delta, input
    /// What one part, or with none all together, asks of a weight.
    case gradient(Part?)
    /// What one part, or with none all together, asks of a bias.
    case biasGradient(Part?)
  }

  package let kind: Kind
  package let layer: Int
  /// Row and column, or the unit alone for a bias.
  package let indices: [Int]

  /// A number by its place.
  package init(kind: Kind, layer: Int, indices: [Int]) {
    (self.kind, self.layer, self.indices) = (kind, layer, indices)
  }

  /// As the legend writes it: `w2[3,7]`.
  package var name: String {
    "\(kind.name)\(kind == .input ? "" : "\(layer)")[\(indices.map(String.init).joined(separator: ","))]"
  }
}

extension Entry.Kind {
  /// Every kind there is.
  package static let all: [Entry.Kind] =
    [.weight, .bias, .weightedInput, .activation, .delta, .input]
    + TrainingLog.parts.map(gradient) + [.gradient(nil)]
    + TrainingLog.parts.map(biasGradient) + [.biasGradient(nil)]

  /// What stands before the number of the layer: `w`, `l2.w`.
  package var name: String {
    switch self {
    case .weight: "w"
    case .bias: "b"
    case .weightedInput: "z"
    case .activation: "a"
    case .delta: "delta"
    case .input: "x"
    case .gradient(let part): "\(part?.key ?? "total").w"
    case .biasGradient(let part): "\(part?.key ?? "total").b"
    }
  }

  /// What the numbers between the brackets count.
  var places: [String] {
    switch self {
    case .bias, .biasGradient: ["unit"]
    case .weight, .gradient: ["from", "to"]
    case .weightedInput, .activation, .delta: ["image", "unit"]
    case .input: ["image", "pixel"]
    }
  }
}

extension Entry {
  /// Reads `w2[3,7]`; none if the text has another form altogether.
  ///
  /// Throws a `LearnerError` for a text that is nearly one.
  package init?(_ text: String) throws {
    guard let open = text.firstIndex(of: "[") else { return nil }
    guard text.hasSuffix("]") else {
      guard !text.contains("]") else { return nil }
      let whole = (try? Entry(text + "]"))?.name ?? "w2[3,7]"
      throw LearnerError("\(text) lacks the bracket at its end: \(whole)")
    }
    let name = text[..<open].lowercased()
    let digits = name.reversed().prefix { $0.isASCII && $0.isNumber }
    let kindName = String(name.dropLast(digits.count))
    guard let kind = Kind.all.first(where: { $0.name == (kindName == "δ" ? "delta" : kindName) })
    else {
      throw LearnerError(
        "nothing is called \(text[..<open]): write w2[3,7], b2[7], z2[5,7], a2[5,7], delta2[5,7] "
          + "or x[5,300]"
      )
    }
    let layer = kind == .input ? 0 : Int(String(digits.reversed())) ?? -1
    guard layer >= 0, kind != .input || digits.isEmpty else {
      throw LearnerError("\(text) needs the number of a layer: w2[3,7], say")
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
        "\(kind.name) takes \(kind.places.count == 1 ? "one number" : "two numbers"): "
          + "[\(kind.places.joined(separator: ","))]"
      )
    }
    self.init(kind: kind, layer: layer, indices: numbers)
  }
}

extension Session {
  /// The number that an entry names.
  ///
  /// Throws a `LearnerError` where there is no such number, or not yet.
  package func value(of entry: Entry) throws -> Double {
    let l = entry.kind == .input ? 0 : try layer(entry.layer)
    let matrix: Matrix =
      switch entry.kind {
      case .input: try reach(.batch).batch.pixels
      case .weight: network[l].weights
      case .bias: network[l].biases
      case .weightedInput: try reach(.forward).found.forward.z(l)
      case .activation: try reach(.forward).found.forward.a(l)
      case .delta: try delta(l)
      case .gradient(let part?): try ledger(l)[part] ?? network[l].weights.scaled(by: 0)
      case .gradient(nil): try ledger(l).total
      case .biasGradient(let part?):
        try ledgerOfBiases(l)[part] ?? network[l].biases.scaled(by: 0)
      case .biasGradient(nil): try ledgerOfBiases(l).total
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
  package var pixels: Matrix {
    Matrix(
      rows: labels.count,
      columns: inputs.columns,
      values: labels.indices.flatMap { inputs.values(row: $0) }
    )
  }
}
