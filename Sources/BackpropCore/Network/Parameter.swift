/// A weight or a bias of a network, by its place.
public struct Parameter: Sendable, Equatable {
  /// The layer, from 1.
  public let layer: Int
  /// The unit a weight comes from; none for a bias.
  public let from: Int?
  /// The unit it goes to.
  public let to: Int

  /// The weight from a unit, or the bias, of a unit of a layer.
  public init(layer: Int, from: Int?, to: Int) {
    (self.layer, self.from, self.to) = (layer, from, to)
  }
}

extension Network {
  /// A weight or a bias.
  public subscript(parameter: Parameter) -> Double {
    get {
      let layer = self[parameter.layer]
      return parameter.from.map { layer.weights[$0, parameter.to] } ?? layer.biases[0, parameter.to]
    }
    set {
      if let from = parameter.from {
        self[parameter.layer].weights[from, parameter.to] = newValue
      } else {
        self[parameter.layer].biases[0, parameter.to] = newValue
      }
    }
  }
}
