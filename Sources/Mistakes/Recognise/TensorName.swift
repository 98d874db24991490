/// A tensor of one step by the names of the legend: `grad.w2`.
package struct TensorName: Hashable, Sendable, CustomStringConvertible {
  package let quantity: Quantity
  /// The layer, from 1; 0 for what belongs to no layer, or where somebody counts from 0.
  package let layer: Int

  package init(_ quantity: Quantity, _ layer: Int = 0) {
    (self.quantity, self.layer) = (quantity, layer)
  }

  /// As help and tables have it: `x`, `delta2`, `grad.w1`.
  package var description: String {
    layer == 0 ? quantity.rawValue : "\(quantity.rawValue)\(layer)"
  }
}

/// What a step is made of, in the order of the computation.
package enum Quantity: String, Sendable, CaseIterable {
  case x, y, w, b, z, a, cost, delta
  case data = "data.w"
  case penalty = "l2.w"
  case gradient = "grad.w"
  case biasGradient = "grad.b"
  case newWeights = "new.w"
  case newBiases = "new.b"

  /// What it is, for help.
  package var meaning: String {
    switch self {
    case .x: "images, pixels / 255"
    case .y: "labels, one-hot or the digits"
    case .w: "weights before the step"
    case .b: "biases before the step"
    case .z: "weighted inputs"
    case .a: "activations"
    case .cost: "cost of the mini-batch, a number"
    case .delta: "errors δ of each image"
    case .data: "what the data ask of the weights"
    case .penalty: "what L2 asks of them"
    case .gradient: "gradient of the weights, both together"
    case .biasGradient: "gradient of the biases"
    case .newWeights: "weights after the step"
    case .newBiases: "biases after it"
    }
  }

  /// Whether it is what an update leaves.
  package var isAfterUpdate: Bool { self == .newWeights || self == .newBiases }

  /// Whether there is one for each layer.
  package var isLayered: Bool { spellings[0].contains("#") }

  /// How people write it, `#` being the layer and points, hyphens and underscores left out.
  package var spellings: [String] {
    switch self {
    case .x: ["x", "xbatch", "xb", "inputs", "images", "a0"]
    case .y: ["y", "ybatch", "yb", "labels", "targets", "t", "onehot", "ytrue"]
    case .w:
      [
        "w#", "weight#", "weights#", "#weight", "fc#weight", "layer#weight", "layers#weight",
        "theta#",
      ]
    case .b: ["b#", "bias#", "biases#", "#bias", "fc#bias", "layer#bias", "layers#bias"]
    case .z: ["z#", "zs#", "preactivation#"]
    case .a: ["a#", "as#", "activation#", "activations#", "act#", "h#"]
    case .cost: ["cost", "loss", "c", "j"]
    case .delta: ["delta#", "deltas#", "dz#", "d#", "error#", "δ#", "gradz#", "dcdz#", "dldz#"]
    case .data: ["dataw#", "dataweights#", "datagradw#", "dwdata#", "graddataw#"]
    case .penalty:
      ["l2w#", "l2weights#", "regw#", "decayw#", "penaltyw#", "dwl2#", "dwreg#", "gradl2w#"]
    case .gradient:
      ["gradw#", "totalw#", "dw#", "gw#", "nablaw#", "gradweights#", "wgrad#"]
        + [
          "w#grad", "weight#grad", "weights#grad", "#weightgrad", "fc#weightgrad",
          "layer#weightgrad",
          "layers#weightgrad",
        ]
        + ["dcdw#", "dldw#", "djdw#", "dedw#"]
    case .biasGradient:
      ["gradb#", "totalb#", "db#", "gb#", "nablab#", "gradbiases#", "bgrad#"]
        + [
          "b#grad", "bias#grad", "biases#grad", "#biasgrad", "fc#biasgrad", "layer#biasgrad",
          "layers#biasgrad",
        ]
        + ["dcdb#", "dldb#", "djdb#", "dedb#"]
    case .newWeights: ["neww#", "wnew#", "w#new", "afterw#", "w#after", "updatedw#", "newweights#"]
    case .newBiases: ["newb#", "bnew#", "b#new", "afterb#", "b#after", "updatedb#", "newbiases#"]
    }
  }
}

extension TensorName {
  /// The same tensors with layers counted from 1 in their order: for names that count from 0, or leave out
  /// numbers as PyTorch's `0.weight`, `2.weight` do.
  ///
  /// Activations count as somebody counts who has x as the first of them, if there is one more.
  package static func countingFromOne(_ names: some Sequence<TensorName>) -> [TensorName:
    TensorName]
  {
    let layered = names.filter { $0.quantity.isLayered }
    let others = layered.filter { $0.quantity != .a }
    let layers = Set((others.isEmpty ? layered : others).map(\.layer)).sorted()
    let activations = Set(layered.filter { $0.quantity == .a }.map(\.layer))
    // With z0 and a1 the first is x; a0 alone would be its own layer's.
    let hasX = !others.isEmpty && activations.contains { !layers.contains($0) }
    guard let first = layers.first, first == 0 || layers != Array(1...layers.count) else {
      return [:]
    }
    // One gradient of layer 3 alone is that of layer 3.
    let weights = Set(others.filter { $0.quantity == .w }.map(\.layer))
    guard first == 0 || weights.sorted() == layers else { return [:] }
    var counted: [TensorName: TensorName] = [:]
    for name in layered {
      if name.quantity == .a, hasX || !layers.contains(name.layer) { continue }
      if let place = layers.firstIndex(of: name.layer) {
        counted[name] = TensorName(name.quantity, place + 1)
      }
    }
    return counted
  }

  /// The name itself; none where it is of a layer 0.
  package var fromOne: TensorName? { quantity.isLayered && layer == 0 ? nil : self }

  /// What somebody calls a tensor, in the words of the legend; nil where nothing here is called so.
  package init?(spelled: String) {
    let letters = spelled.lowercased().filter { !"._-/ []()".contains($0) }
    if let quantity = Self.plain[letters] {
      self.init(quantity)
      return
    }
    // Each run of digits may be the layer: l2.w1 has two.
    let characters = Array(letters)
    var start = 0
    while start < characters.count {
      guard characters[start].isASCII, characters[start].isNumber else {
        start += 1
        continue
      }
      var end = start
      while end < characters.count, characters[end].isASCII, characters[end].isNumber { end += 1 }
      let pattern = String(characters[..<start]) + "#" + String(characters[end...])
      if let quantity = Self.layered[pattern], let layer = Int(String(characters[start..<end])),
        (0...99).contains(layer)
      {
        self.init(quantity, layer)
        return
      }
      start = end
    }
    return nil
  }

  private static let plain = table { !$0.contains("#") }
  private static let layered = table { $0.contains("#") }

  private static func table(_ isWanted: (String) -> Bool) -> [String: Quantity] {
    var table: [String: Quantity] = [:]
    for quantity in Quantity.allCases {
      for spelling in quantity.spellings where isWanted(spelling) { table[spelling] = quantity }
    }
    return table
  }
}

/// A number that belongs to a step.
package enum StepNumber: String, Sendable, CaseIterable {
  case m, n, lambda, eta, mu

  /// How people write it, points, hyphens and underscores left out.
  package var spellings: [String] {
    switch self {
    case .m: ["m", "batchsize", "mbatch"]
    case .n: ["n", "ntrain", "trainingsetsize", "nimages"]
    case .lambda:
      ["lambda", "lam", "lmbda", "lambd", "λ", "reg", "alpha", "l2decay", "weightdecay"]
    case .eta: ["eta", "η", "lr", "learningrate"]
    case .mu: ["mu", "μ", "momentum"]
    }
  }

  /// The number that somebody calls so; nil where none here is.
  package init?(spelled: String) {
    let letters = spelled.lowercased().filter { !"._- ".contains($0) }
    guard let number = Self.allCases.first(where: { $0.spellings.contains(letters) }) else {
      return nil
    }
    self = number
  }
}
