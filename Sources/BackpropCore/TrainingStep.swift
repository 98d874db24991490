import Arithmetic

/// One step of gradient descent on one mini-batch, phase by phase: forward, backward, gradient, update.
///
/// It holds what each phase found; taking the next batch uses the same memory again. Walking the phases
/// one by one and running `all` are the same calls in the same order, so they give the same bits.
public struct TrainingStep: Sendable {
  /// Weighted inputs and activations.
  public var forward = ForwardPass()
  /// The errors, last layer first.
  public var backward = BackwardPass()
  /// What the data ask for, summed over the batch.
  public var dataGradient = DataGradient()

  /// A step not begun.
  public init() {}

  /// Every phase for one mini-batch but the update.
  ///
  /// - Parameters:
  ///   - network: 784 → … → 10.
  ///   - inputs: x; m × 784.
  ///   - labels: The digit of each image, m of them.
  ///   - threads: How many threads may share the work.
  public mutating func findGradient(
    _ network: Network,
    inputs: SparseRows,
    labels: [UInt8],
    threads: Int = 1
  ) {
    forward.run(network, on: inputs, threads: threads)
    backward.run(network, after: forward, labels: labels, threads: threads)
    dataGradient.run(inputs: inputs, forward: forward, backward: backward, threads: threads)
  }

  /// Every phase for one mini-batch, the update included.
  ///
  /// - Parameters:
  ///   - network: Its weights and biases are moved.
  ///   - inputs: x; m × 784.
  ///   - labels: The digit of each image, m of them.
  ///   - descent: η, L2 and n.
  ///   - threads: How many threads may share the work.
  public mutating func all(
    _ network: inout Network,
    inputs: SparseRows,
    labels: [UInt8],
    descent: GradientDescent,
    threads: Int = 1
  ) {
    forward.run(network, on: inputs, threads: threads)
    backward.run(network, after: forward, labels: labels, threads: threads)
    dataGradient.runWithoutFirstWeights(forward: forward, backward: backward, threads: threads)
    descent.update(
      &network,
      by: dataGradient,
      inputs: inputs,
      delta: backward.deltas[0],
      threads: threads
    )
  }
}

/// The rule that moves the weights: stochastic gradient descent with an L2 penalty.
public struct GradientDescent: Sendable, Equatable {
  /// η, the learning rate.
  public var eta: Double
  /// The penalty.
  public var l2: L2
  /// n, images in the training set.
  public var n: Int

  /// The rule from its settings.
  public init(eta: Double, l2: L2, n: Int) {
    (self.eta, self.l2, self.n) = (eta, l2, n)
  }

  /// W ← (1 − ηλ/n) W − (η/m) Σ, b ← b − (η/m) Σ, with the sums Σ over the mini-batch.
  ///
  /// To the bit: `fma(1 − ηλ/n, w, (−η/m) · Σ)` and `fma(−η/m, Σ, b)`.
  public func update(
    _ network: inout Network,
    by gradient: DataGradient,
    m: Int,
    threads: Int = 1
  ) {
    move(&network, by: gradient, m: m, threads: threads) { weights, decay, rate in
      weights.update(
        decay: decay,
        rate: rate,
        gradient: gradient.weightSums[0],
        threads: threads
      )
    }
  }

  /// The same update where the sums of the weights of layer 1 are not kept, but made as they are needed.
  ///
  /// To the bit what `update(_:by:m:threads:)` does, without writing and reading a gradient of that size.
  ///
  /// - Parameters:
  ///   - network: Its weights and biases are moved.
  ///   - gradient: All other sums.
  ///   - inputs: x; m × 784.
  ///   - delta: δ_1; m × out.
  ///   - threads: How many threads may share the work.
  func update(
    _ network: inout Network,
    by gradient: DataGradient,
    inputs: SparseRows,
    delta: Matrix,
    threads: Int
  ) {
    move(&network, by: gradient, m: inputs.count, threads: threads) { weights, decay, rate in
      weights.update(
        decay: decay,
        rate: rate,
        productTransposed: inputs,
        delta,
        threads: threads
      )
    }
  }

  /// Moves everything, the weights of layer 1 by `moveFirst` with 1 − ηλ/n and −η/m.
  private func move(
    _ network: inout Network,
    by gradient: DataGradient,
    m: Int,
    threads: Int,
    moveFirst: (inout Matrix, Double, Double) -> Void
  ) {
    let decay = l2.decay(eta: eta, n: n, m: m)
    let rate = -eta / Double(m)
    for i in network.layers.indices {
      if i == 0 {
        moveFirst(&network.layers[0].weights, decay, rate)
      } else {
        network.layers[i].weights.update(
          decay: decay,
          rate: rate,
          gradient: gradient.weightSums[i],
          threads: threads
        )
      }
      network.layers[i].biases.add(rate, times: gradient.biasSums[i])
    }
  }
}
