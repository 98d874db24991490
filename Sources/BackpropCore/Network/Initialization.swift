import Arithmetic

/// How the first weights and biases are drawn.
///
/// Layer l of a network with seed s draws from `SplitMix64(seed: s).stream(l)`: weight (k, j) is Gaussian
/// number k · out + j of that stream, bias j number in · out + j.
public enum Initialization: String, Sendable, CaseIterable {
  /// Weights N(0, 1/fan-in), biases N(0, 1): weighted inputs of moderate size (Nielsen, chapter 3).
  case scaled
  /// Weights and biases N(0, 1) (Nielsen, chapter 1): many units begin saturated.
  case large
  /// Weights and biases 0.01 · N(0, 1): every unit begins near 0.5.
  case small

  /// A new network.
  ///
  /// The activation is that of the hidden layers; the last layer has that of the output.
  ///
  /// - Parameters:
  ///   - sizes: Inputs, then the units of each layer; two or more, all positive.
  ///   - activation: σ of the hidden layers.
  ///   - output: The last layer's activation and the cost of the data.
  ///   - seed: Fixes every draw.
  /// - Returns: The network, not trained yet.
  public func network(
    sizes: [Int],
    activation: Activation,
    output: Output,
    seed: UInt64
  ) -> Network {
    precondition(sizes.count >= 2 && sizes.allSatisfy { $0 > 0 }, "no network has sizes \(sizes)")
    let last = sizes.count - 1
    let layers = (1...last).map { l in
      layer(
        inputs: sizes[l - 1],
        units: sizes[l],
        activation: activation,
        draws: SplitMix64(seed: seed).stream(UInt64(l))
      )
    }
    return Network(layers: layers, output: output)
  }

  private func layer(
    inputs: Int,
    units: Int,
    activation: Activation,
    draws: SplitMix64
  ) -> Layer {
    let (weightScale, biasScale): (Double, Double) =
      switch self {
      case .scaled: (1 / Double(inputs).squareRoot(), 1)
      case .large: (1, 1)
      case .small: (0.01, 0.01)
      }
    var weights = Matrix(rows: inputs, columns: units)
    weights.setGaussian(draws, from: 0, scale: weightScale)
    var biases = Matrix(rows: 1, columns: units)
    biases.setGaussian(draws, from: UInt64(inputs * units), scale: biasScale)
    return Layer(weights: weights, biases: biases, activation: activation)
  }
}
