import Arithmetic
import BackpropCore
import Digits

/// What λ of L2 means now: what it does to the gradient, and what it alone leaves of a weight.
package struct PenaltyAudit: Sendable {
  /// What one way of dividing λ would do.
  package struct Reading: Sendable {
    /// The term, divided so.
    package let term: Term
    /// λ/n, or what else it is.
    package let factor: Double
    /// What is left of a weight of 1 after the steps of `PenaltyAudit.steps`, no data moving it.
    package let remains: [Double]
  }

  /// A layer at the gradient of one mini-batch.
  package struct Layer: Sendable {
    /// The root of the mean square of its weights.
    package let rms: Double
    /// ‖data‖ of its gradient.
    package let data: Double
    /// ‖L2‖ of its gradient, as the step has it; 0 while it is off.
    package let penalty: Double
    /// ‖W‖.
    package let weights: Double
  }

  /// Every way to divide λ.
  package let readings: [Reading]
  /// The steps after which it is looked what is left: one, those of an epoch, a thousand.
  package let steps: [Int]
  /// The layers, the first first.
  package let layers: [Layer]
  /// m of the gradient.
  package let m: Int
  /// The term as it is set.
  package let term: Term
  /// λ/n of it, at the mini-batch that was looked at.
  package let factor: Double

  /// Looks at a session; at the next mini-batch, where the step has no gradient yet.
  ///
  /// Throws where `work` has no room for it.
  package init(of session: Session, work: Work) throws {
    try work.begin(2 * session.costOfStep + session.costOfReading)
    var session = session
    if session.step == nil || session.step?.phase == .update { session.drawBatch() }
    while let step = session.step, step.phase < .gradient {
      try session.advance(threads: work.threads)
    }
    let step = try session.reach(.gradient)
    let (n, gradient) = (session.n, session.gradient(of: step))
    (m, term) = (step.m, session.settings[.l2])
    factor = term.factor(n: n, m: step.m)
    layers = (1...gradient.layerCount).map { l in
      let ledger = gradient.weights(l)
      let weights = step.network[l].weights
      return Layer(
        rms: weights.norm / Double(weights.rows * weights.columns).squareRoot(),
        data: ledger.data.norm,
        penalty: ledger[.term(.l2)]?.norm ?? 0,
        weights: weights.norm
      )
    }
    let steps = [1, session.batchesPerEpoch, 1_000]
    self.steps = steps
    readings = try Term.Scale.allCases.map { scale in
      var term = session.settings[.l2]
      (term.scale, term.isOn) = (scale, true)
      let m = min(session.settings.batchSize, n)
      return Reading(
        term: term,
        factor: term.factor(n: n, m: m),
        remains: try session.remains(by: term, m: m, after: steps, work: work)
      )
    }
  }

  /// ‖L2‖ / ‖data‖ of a layer.
  package func ratio(_ l: Int) -> Double { layers[l - 1].penalty / layers[l - 1].data }

  /// What the step multiplies a weight by, beside η: ‖L2‖ / ‖W‖ of all layers; none where it cannot be seen.
  package var factorSeen: Double? {
    func norm(_ value: (Layer) -> Double) -> Double {
      layers.reduce(0) { $0.addingProduct(value($1), value($1)) }.squareRoot()
    }
    let weights = norm(\.weights)
    return weights > 0 && weights.isFinite ? norm(\.penalty) / weights : nil
  }
}

extension Session {
  /// What a term alone leaves of a weight of 1, by the rule of now, after some numbers of steps.
  ///
  /// A network of one weight from a pixel that is 0, which no data can move, is moved by the rule itself.
  fileprivate func remains(by term: Term, m: Int, after steps: [Int], work: Work) throws -> [Double]
  {
    var network = Network(
      layers: [
        Layer(
          weights: Matrix(rows: 1, columns: 1, values: [1]),
          biases: Matrix(rows: 1, columns: 1)
        )
      ],
      output: .crossEntropy
    )
    var inputs = SparseRows(columns: 1)
    inputs.append(codes: Array(repeating: 0, count: m)[...])
    var step = TrainingStep()
    step.findGradient(network, inputs: inputs, labels: Array(repeating: 0, count: m))
    var rule = Rule(rule.kind)
    let hyper = Hyperparameters(
      eta: settings.eta,
      mu: settings.mu,
      objective: Objective([term], n: n)
    )
    let last = steps.max() ?? 0
    try work.begin(Double(last) * 50_000)
    var found: [Int: Double] = [:]
    for made in 1...max(1, last) {
      let gradient = Gradient(step.dataGradient, at: network, m: m, objective: hyper.objective)
      rule.update(&network, by: gradient, hyper)
      if steps.contains(made) { found[made] = network[1].weights[0, 0] }
    }
    return steps.map { found[$0] ?? 1 }
  }
}
