import Arithmetic
import BackpropCore

extension Mistake {
  /// δ_l through W_{l+1} − η ∂C/∂W_{l+1}: each layer is moved before the one below has read it.
  ///
  /// Moved as plain descent moves it, whatever the rule remembers.
  static let weightsUpdatedTooSoon = Mistake(
    "weights-updated-too-soon",
    "each layer is moved before δ goes down through it, so that δ of hidden layers comes "
      + "through new weights",
    shows: "δ of hidden layers is a little off, less with a smaller η; a gradient check fails "
      + "below the last layer only",
    command: "explain delta1[0,3]",
    hints: [
      "the last layer is right: look at how δ comes down from there",
      "which weights does it come down through: make η small, and look again",
    ],
    code: (
      wrong: "W -= eta * dW; delta = delta @ W.T * a * (1 - a)",
      right: "delta = delta @ W.T * a * (1 - a); W -= eta * dW"
    ),
    source: "questions of learners whose loop does everything layer by layer",
    level: 3,
    obstacle: needsHiddenLayer,
    substitution: .operation { operations, hyper in
      operations.wayDown = { weights, above, threads in
        let (m, n) = (above.delta.rows, hyper.objective.n)
        var sum = Matrix(rows: 0, columns: 0)
        sum.setProduct(transposed: above.input, above.delta, threads: threads)
        var moved = above.layer.weights
        moved.add(-hyper.eta, times: sum.divided(by: Double(m)))
        for term in hyper.objective.terms {
          guard let pull = term.gradient(of: above.layer.weights, n: n, m: m) else { continue }
          moved.add(-hyper.eta, times: pull)
        }
        weights.setTransposed(of: moved, threads: threads)
      }
    }
  )
}
