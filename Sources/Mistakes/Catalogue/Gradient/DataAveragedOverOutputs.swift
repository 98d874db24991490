import BackpropCore

extension Mistake {
  /// Σ aδ / (10 m): the mean of a whole matrix of costs.
  static let dataAveragedOverOutputs = Mistake(
    "data-averaged-over-outputs",
    "the cost is averaged over images and outputs, not summed over the outputs: "
      + "everything is divided by ten more",
    shows: "the data gradient is ten times too small, the same for every layer; the measured "
      + "slope is ten times as large",
    command: "check",
    hints: [
      "compare a gradient with a measured slope",
      "divide the one by the other: what number is that in this network",
    ],
    code: (
      wrong: "cost = np.mean((a - y) ** 2) / 2",
      right: "cost = np.sum((a - y) ** 2) / 2 / m"
    ),
    source: "np.mean of a matrix; PyTorch's default reduction of BCE and MSE",
    level: 2,
    substitution: .operation { operations, _ in
      operations.mean = { sum, count in sum.divided(by: Double(count.m * count.outputs)) }
      operations.meanOfBiases = operations.mean
    }
  )
}
