import Arithmetic
import BackpropCore

extension Session {
  /// The measures of a step whose gradient is known.
  package func measure(_ step: Step) -> TrainingLog.Sample {
    let (gradient, hyper) = (gradient(of: step), hyper(of: step))
    let cost = cost(of: step)
    return TrainingLog.Sample(
      step: step.applied == nil ? stepCount + 1 : stepCount,
      costs: TrainingLog.parts.map { cost[$0] ?? 0 },
      layers: (1...gradient.layerCount).map { l in
        measure(l, of: step, gradient, hyper.objective)
      }
    )
  }

  private func measure(
    _ l: Int,
    of step: Step,
    _ gradient: Gradient,
    _ objective: Objective
  ) -> TrainingLog.Layer {
    let weights = step.network[l].weights
    let (norm, data) = (weights.norm, gradient.dataNorm(l))
    let on = objective.terms.filter(\.isOn)
    let ledger = planted == nil ? nil : gradient.weights(l)
    let norms = on.map { term in
      if let ledger { return ledger[.term(term.kind)]?.norm ?? 0 }
      // ‖(λ/n) W‖ from ‖W‖: the matrix itself is not needed for a curve.
      return term.kind.isProportional
        ? term.factor(n: objective.n, m: step.m) * norm
        : term.gradient(of: weights, n: objective.n, m: step.m)?.norm ?? 0
    }
    return TrainingLog.Layer(
      gradients: TrainingLog.parts.map { part in
        part == .data ? data : zip(on, norms).first { .term($0.0.kind) == part }?.1 ?? 0
      },
      ratio: on.count > 1 ? gradient.weights(l).ratio : (norms.first ?? 0) / data,
      delta: step.found.backward.delta(l)?.norm ?? 0,
      weights: norm,
      weightRMS: norm / Double(weights.rows * weights.columns).squareRoot(),
      saturated: step.network[l].activation.saturatedShare(of: step.found.forward.a(l))
    )
  }

  /// Measures and logs what the epoch ended with.
  ///
  /// Throws a `LearnerError` if it is stopped on the way; then nothing of it is kept.
  package mutating func logEpoch(work: Work) throws -> TrainingLog.EpochEnd {
    let end = TrainingLog.EpochEnd(
      epoch: epoch,
      step: stepCount,
      test: try evaluate(read.test, work: work),
      training: n <= Limits.evaluatedImages ? try evaluate(read.training, work: work) : nil
    )
    log.append(end)
    return end
  }
}
