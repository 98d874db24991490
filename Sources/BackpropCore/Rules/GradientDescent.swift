import Arithmetic

extension Rule.Kind {
  /// w ← w − η g: stochastic gradient descent, which remembers nothing (Nielsen, chapter 1).
  public static let descent = Rule.Kind(
    name: "sgd",
    formula: "w ← w − η ∂C/∂w",
    isPlain: true,
    settings: [],
    update: { network, _, gradient, hyper, threads in
      guard gradient.operations.isCorrect else {
        return network.move(by: -hyper.eta, along: gradient)
      }
      let first = gradient.sums.weightSums[0]
      GradientDescent(hyper, m: gradient.imageCount)
        .update(&network, by: gradient.sums, threads: threads) { weights, decay, factor in
          weights.update(decay: decay, factor: factor, gradient: first, threads: threads)
        }
    },
    moves: { l, gradient, hyper, _ in gradient.taken(l).map { $0.scaled(by: -hyper.eta) } },
    moveFormula: { part, scale in
      guard case .term(let kind) = part else { return "−η · data gradient" }
      return "−(\(scale.dividing("η\(kind.symbol)"))) \(kind.gradientFormula("W"))"
    },
    moveName: { part in
      guard case .term(let kind) = part else { return part.name }
      return kind.moveName
    },
    tensors: { $0 }
  )
}

/// The update of plain gradient descent, in the operations that the contract of arithmetic fixes.
///
/// W ← (1 − ηλ/n) W − (η/m) Σ and b ← b − (η/m) Σ, with the sums Σ over the mini-batch; to the bit
/// `fma(1 − ηλ/n, w, (−η/m) · Σ)` and `fma(−η/m, Σ, b)`. A term whose gradient is no multiple of the
/// weights is taken off after that, its gradient having been found before.
struct GradientDescent {
  private let hyper: Hyperparameters
  private let m: Int

  init(_ hyper: Hyperparameters, m: Int) {
    (self.hyper, self.m) = (hyper, m)
  }

  /// Moves everything, the weights of layer 1 by `moveFirst` with 1 − ηλ/n and −η/m.
  func update(
    _ network: inout Network,
    by sums: DataGradient,
    threads: Int,
    moveFirst: (_ weights: inout Matrix, _ decay: Double, _ factor: Double) -> Void
  ) {
    let (eta, n) = (hyper.eta, hyper.objective.n)
    let terms = hyper.objective.terms
    var (decay, decayOfBiases) = (1.0, 1.0)
    for term in terms where term.kind.isProportional {
      let part = term.stepFactor(eta: eta, n: n, m: m)
      decay -= part
      if term.isOnBiases { decayOfBiases -= part }
    }
    let others =
      terms.contains { $0.isOn && !$0.kind.isProportional }
      ? terms.filter { $0.isOn && !$0.kind.isProportional } : []
    let factor = -eta / Double(m)
    for i in network.layers.indices {
      let pulls = others.compactMap { $0.gradient(of: network.layers[i].weights, n: n, m: m) }
      if i == 0 {
        moveFirst(&network.layers[0].weights, decay, factor)
      } else {
        network.layers[i].weights
          .update(decay: decay, factor: factor, gradient: sums.weightSums[i], threads: threads)
      }
      for pull in pulls { network.layers[i].weights.add(-eta, times: pull) }
      let pullsOfBiases = others.compactMap { term in
        term.isOnBiases ? term.gradient(of: network.layers[i].biases, n: n, m: m) : nil
      }
      if decayOfBiases == 1 {
        network.layers[i].biases.add(factor, times: sums.biasSums[i])
      } else {
        network.layers[i].biases
          .update(decay: decayOfBiases, factor: factor, gradient: sums.biasSums[i])
      }
      for pull in pullsOfBiases { network.layers[i].biases.add(-eta, times: pull) }
    }
  }
}

extension Network {
  /// Every weight and bias by a factor times its whole gradient, whatever that was made of: w ← w + f g.
  fileprivate mutating func move(by factor: Double, along gradient: Gradient) {
    for l in 1...gradient.layerCount {
      self[l].weights.add(factor, times: gradient.taken(l).total)
      self[l].biases.add(factor, times: gradient.biases(l).total)
    }
  }
}
