import Arithmetic
import BackpropCore

/// One step of somebody's own program, its tensors laid out as here: images in rows, weights in × out.
package struct LearnerStep: Sendable {
  /// How the file laid them out.
  package let layout: Layout
  /// Whether squares leave that open.
  package internal(set) var isLayoutOpen: Bool
  /// Weights and biases before the step, the activations and the output.
  package let network: Network
  /// x; m × inputs.
  package let x: Matrix
  /// The digit of each image.
  package let labels: [UInt8]
  /// m, n and the units of the last layer.
  package let count: BatchCount
  /// η and the objective, as they should be.
  package let hyper: Hyperparameters
  /// What the rule's memory moves new weights and biases by, whatever the gradient: μ v; empty for plain descent.
  package let drift: [TensorName: Matrix]
  /// Whether η and that are known: else η stands at 1, and nothing is made of it.
  package let knowsEta: Bool
  /// What the file holds, by the names of the legend.
  package internal(set) var own: [TensorName: Matrix]
  /// What the file calls those, and how it has them.
  package let given: [TensorName: GivenTensor]
  /// The cost, if it is given.
  package let cost: Double?
  /// Gradients that have the shape of their weights only when they are turned.
  package let turned: Set<TensorName>
  /// Whether somebody's δ has the 1/m of the mean in it; `own` has it without.
  package internal(set) var deltaHasMean = false

  /// Whether δ through weights that were moved already can be computed: from new weights, or from η.
  var canMoveTooSoon: Bool { knowsEta || own.keys.contains { $0.quantity == .newWeights } }

  /// L.
  package var layerCount: Int { network.layers.count }

  /// The tensors that are judged, in the order of the computation.
  package var judged: [TensorName] {
    let layers = Array(1...layerCount)
    let all =
      layers.flatMap { [TensorName(.z, $0), TensorName(.a, $0)] }
      + layers.reversed()
      .flatMap { l in
        [.delta, .data, .penalty, .gradient, .biasGradient].map { TensorName($0, l) }
      }
      + layers.flatMap { [TensorName(.newWeights, $0), TensorName(.newBiases, $0)] }
    return all.filter { own[$0] != nil && (knowsEta || !$0.quantity.isAfterUpdate) }
  }
}

/// What is known of a step beside somebody's file: from the session, an earlier export or options.
package struct KnownStep: Sendable {
  /// Weights and biases before the step; none if nothing is known of them.
  package var layers: [(weights: Matrix, biases: Matrix)] = []
  /// x; m × inputs.
  package var x: Matrix?
  package var labels: [UInt8]?
  package var activation = Activation.sigmoid
  package var output = Output.crossEntropy
  /// η; none if nothing says it, and then no new weights can be judged.
  package var eta: Double?
  /// How weights are moved, and the share μ of its velocity that momentum keeps.
  package var rule = Rule.Kind.descent
  package var mu: Double?
  /// The velocities before the step, by the names of what they move; none if nothing says them.
  package var velocities: [TensorName: Matrix]?
  package var terms: [Term] = []
  /// Images of the training set; none if nothing says it.
  package var n: Int?
  /// What it is called: "the session's step".
  package var origin = "the step"

  package init() {}

  /// What memory moves new weights and biases by, for a network of these sizes; none where that is not known.
  func drift(mu own: Double?, sizes: [Int]) -> [TensorName: Matrix]? {
    guard !rule.isPlain else { return [:] }
    guard rule == .momentum, let mu = own ?? mu, let velocities else { return nil }
    let fits = velocities.allSatisfy { name, velocity in
      name.layer < sizes.count && velocity.columns == sizes[name.layer]
        && velocity.rows == (name.quantity == .newWeights ? sizes[name.layer - 1] : 1)
    }
    return fits ? velocities.mapValues { $0.scaled(by: mu) } : nil
  }
}
