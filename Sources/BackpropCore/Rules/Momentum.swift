import Arithmetic

extension Rule.Kind {
  /// v ← μ v − η g, w ← w + v: the weights keep part of their speed (Nielsen, chapter 3).
  ///
  /// There is one velocity a part, so that the data and each term stay apart in the update; their sum is
  /// the velocity. To the bit `fma(−η, g, μ · v)`, the parts added in their order, and `w + v`.
  public static let momentum = Rule.Kind(
    name: "momentum",
    formula: "v ← μ v − η ∂C/∂w, w ← w + v",
    isPlain: false,
    settings: ["mu"],
    update: { network, memory, gradient, hyper, _ in
      for l in 1...gradient.layerCount {
        for entry in gradient.taken(l).everyPart {
          let name = velocityName(entry.part, l)
          memory[name] = velocity(after: memory[name], entry.value, hyper)
        }
        let name = "velocity.b\(l)"
        memory[name] = velocity(after: memory[name], gradient.biases(l).total, hyper)
        network[l].weights = network[l].weights + velocities(l, memory).total
        if let moved = memory[name] { network[l].biases = network[l].biases + moved }
      }
    },
    moves: { l, _, _, rule in velocities(l, rule.memory) },
    moveFormula: { part, scale in
      guard case .term(let kind) = part else { return "μ v − η · data gradient" }
      return "μ v − (\(scale.dividing("η\(kind.symbol)"))) \(kind.gradientFormula("W"))"
    },
    moveName: { $0.name },
    tensors: { memory in
      var tensors = memory
      var l = 1
      while memory[velocityName(.data, l)] != nil {
        tensors["velocity.w\(l)"] = velocities(l, memory).total
        l += 1
      }
      return tensors
    }
  )

  private static func velocityName(_ part: Part, _ l: Int) -> String {
    "velocity.\(part.key).w\(l)"
  }

  /// μ v − η g; a term that is off asks for nothing, and what it did before fades.
  private static func velocity(
    after last: Matrix?,
    _ gradient: Matrix?,
    _ hyper: Hyperparameters
  ) -> Matrix? {
    guard var velocity = last ?? gradient?.scaled(by: 0) else { return nil }
    velocity.scale(by: hyper.mu)
    if let gradient { velocity.add(-hyper.eta, times: gradient) }
    return velocity
  }

  /// The velocities of a layer, each part's apart.
  private static func velocities(_ l: Int, _ memory: [String: Matrix]) -> Ledger<Matrix> {
    let terms = Term.Kind.all.map(Part.term).compactMap { part in
      memory[velocityName(part, l)].map { Ledger<Matrix>.Entry(part: part, value: $0) }
    }
    let data = memory[velocityName(.data, l)] ?? Matrix(rows: 0, columns: 0)
    return Ledger(data: data, terms: terms)
  }
}

extension Ledger<Matrix> {
  /// Every part there can be; none is its value where it is not listed.
  fileprivate var everyPart: [Entry] {
    [Entry(part: .data, value: data)]
      + Term.Kind.all.map { Entry(part: .term($0), value: self[.term($0)]) }
  }
}
