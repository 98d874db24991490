import Arithmetic
import BackpropCore

extension Mistake {
  /// The mean of all δ of a layer for each of its biases: `np.mean` without `axis=0`.
  static let biasAveragedOverUnits = Mistake(
    "bias-averaged-over-units",
    "the gradient of biases is the mean of δ over images and units: one number for all "
      + "biases of a layer",
    shows: "all biases of a layer move by the same; a gradient check fails for biases only",
    command: "explain b2[7]",
    hints: [
      "weights are not all there is",
      "compare the gradients of two biases of one layer",
    ],
    code: (
      wrong: "db = delta.mean()",
      right: "db = delta.mean(axis=0)"
    ),
    source: "np.mean without axis=0, in questions of learners",
    level: 3,
    substitution: .operation { operations, _ in
      operations.meanOfBiases = { sum, count in
        let mean = sum.sum / Double(count.m * sum.columns)
        return Matrix(
          rows: 1,
          columns: sum.columns,
          values: Array(repeating: mean, count: sum.columns)
        )
      }
    }
  )
}
