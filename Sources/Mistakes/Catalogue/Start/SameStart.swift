import Arithmetic
import BackpropCore

extension Mistake {
  /// W = 1 / fan-in throughout: no two units of a layer ever differ.
  ///
  /// The constant is one that saturates nothing, so that training runs, and every unit of a layer does as
  /// one.
  static let sameStart = Mistake(
    "same-start",
    "all weights of a layer begin equal, 1 / fan-in, and all biases 0",
    shows: "every unit of a hidden layer does the same for ever: equal columns in W and in every "
      + "gradient",
    command: "weights 1",
    hints: [
      "compare the units of a layer with each other",
      "list what goes into each unit of layer 1: which of them differ",
    ],
    code: (
      wrong: "W = np.full((fan_in, fan_out), 1 / fan_in)",
      right: "W = rng.standard_normal((fan_in, fan_out)) / np.sqrt(fan_in)"
    ),
    source: "CS231n's notes on initialisation; DeepCrime's change of first weights",
    level: 1,
    substitution: .start { network in
      for l in 1...network.layers.count {
        let (inputs, units) = (network[l].inputs, network[l].units)
        network[l].weights = Matrix(
          rows: inputs,
          columns: units,
          values: Array(repeating: 1 / Double(inputs), count: inputs * units)
        )
        network[l].biases = Matrix(rows: 1, columns: units)
      }
    }
  )
}
