import Arithmetic

/// One step on one mini-batch, phase by phase: forward, backward, gradient, update.
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
  ///   - operations: How each line is computed.
  ///   - threads: How many threads may share the work.
  public mutating func findGradient(
    _ network: Network,
    inputs: SparseRows,
    labels: [UInt8],
    by operations: Operations = .correct,
    threads: Int = 1
  ) {
    forward.run(network, on: inputs, by: operations, threads: threads)
    backward.run(network, after: forward, labels: labels, by: operations, threads: threads)
    dataGradient.run(
      inputs: inputs,
      forward: forward,
      backward: backward,
      by: operations,
      threads: threads
    )
  }

  /// Every phase for one mini-batch, the update included.
  ///
  /// - Parameters:
  ///   - network: Its weights and biases are moved.
  ///   - rule: What moves them.
  ///   - hyper: η, and the objective.
  ///   - inputs: x; m × 784.
  ///   - labels: The digit of each image, m of them.
  ///   - operations: How each line is computed.
  ///   - threads: How many threads may share the work.
  public mutating func all(
    _ network: inout Network,
    by rule: inout Rule,
    _ hyper: Hyperparameters,
    inputs: SparseRows,
    labels: [UInt8],
    by operations: Operations = .correct,
    threads: Int = 1
  ) {
    guard rule.kind.isPlain, operations.isCorrect else {
      findGradient(network, inputs: inputs, labels: labels, by: operations, threads: threads)
      let gradient = Gradient(
        dataGradient,
        at: network,
        m: labels.count,
        objective: hyper.objective,
        by: operations
      )
      return rule.update(&network, by: gradient, hyper, threads: threads)
    }
    forward.run(network, on: inputs, threads: threads)
    backward.run(network, after: forward, labels: labels, threads: threads)
    dataGradient.runWithoutFirstWeights(forward: forward, backward: backward, threads: threads)
    let delta = backward.deltas[0]
    // The weights of layer 1 move while their sums are made: no gradient of that size is written and read.
    GradientDescent(hyper, m: labels.count)
      .update(&network, by: dataGradient, threads: threads) { weights, decay, factor in
        weights.update(
          decay: decay,
          factor: factor,
          productTransposed: inputs,
          delta,
          threads: threads
        )
      }
  }
}

extension TrainingStep {
  /// Every matrix that it holds, memory to work in included.
  public var matrices: [Matrix] {
    forward.matrices + backward.matrices + dataGradient.weightSums + dataGradient.biasSums
  }
}
