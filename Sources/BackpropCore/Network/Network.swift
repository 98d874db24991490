import Arithmetic

/// One layer with weights: z = a W + b, then a = σ(z).
public struct Layer: Sendable, Equatable {
  /// W; in × out.
  public var weights: Matrix
  /// b; 1 × out.
  public var biases: Matrix
  /// σ.
  public let activation: Activation

  /// A layer from its numbers: weights in × out, biases 1 × out.
  ///
  /// The last layer of a network takes the activation of the network's output, whatever it has here.
  public init(weights: Matrix, biases: Matrix, activation: Activation = .sigmoid) {
    precondition(biases.rows == 1 && biases.columns == weights.columns, "one bias for each unit")
    self.weights = weights
    self.biases = biases
    self.activation = activation
  }

  /// Units of the layer before.
  public var inputs: Int { weights.rows }

  /// Units of this layer.
  public var units: Int { weights.columns }
}

/// A network: its layers, first to last, and the pair of last activation and cost that it is trained on.
public struct Network: Sendable, Equatable {
  /// The layers with weights, the first first.
  public internal(set) var layers: [Layer]
  /// The last layer's activation and the cost of the data.
  public let output: Output

  /// A network from its layers, each reading what the one before puts out.
  ///
  /// The last layer's activation becomes that of the output: no other pairing can be made.
  public init(layers: [Layer], output: Output) {
    precondition(!layers.isEmpty, "a network has a layer")
    for (before, after) in zip(layers, layers.dropFirst()) {
      precondition(
        before.units == after.inputs,
        "\(before.units) units feed \(after.inputs) inputs"
      )
    }
    let last = layers[layers.count - 1]
    self.layers =
      layers.dropLast() + [
        Layer(weights: last.weights, biases: last.biases, activation: output.activation)
      ]
    self.output = output
  }

  /// Layer l of the legend, from 1 to L; its weights and biases can be set, its activation stays.
  public subscript(l: Int) -> Layer {
    get { layers[l - 1] }
    _modify {
      let activation = layers[l - 1].activation
      yield &layers[l - 1]
      precondition(layers[l - 1].activation == activation, "a layer keeps its activation")
    }
  }

  /// Inputs, then the units of each layer: 784, 30, 10.
  public var sizes: [Int] { [layers[0].inputs] + layers.map(\.units) }

  /// All weights and biases there are.
  public var parameterCount: Int {
    layers.reduce(0) { $0 + $1.inputs * $1.units + $1.units }
  }

  /// Whether every weight and bias is a finite number.
  public var isFinite: Bool {
    layers.allSatisfy { $0.weights.sum.isFinite && $0.biases.sum.isFinite }
  }
}

extension Network {
  /// A hash over the bits of all parameters: W_1, b_1, W_2, b_2 …, row by row.
  public var fingerprint: UInt64 {
    var hash = Fingerprint()
    for layer in layers {
      hash.add(layer.weights)
      hash.add(layer.biases)
    }
    return hash.value
  }
}
