import BackpropCore
import Experiment
import TextRendering

/// What a network is: its layers, and how they were drawn.
enum NetworkView {
  /// What a new network means for the training.
  static let begunAgain = "training begins again at epoch 1, without a mini-batch"

  /// The layers and how they were drawn.
  static func page(of session: Session) -> Page {
    let title: Text =
      "\(session.sizesText, .strong), \(session.network.output.name), \(session.origin)"
    var page = Page(title)
    var table = Table(
      .right("layer"),
      .right("in × out"),
      .left("activation"),
      .right("weights"),
      .right("biases"),
      .right("‖W‖"),
      .right("RMS of W")
    )
    for (i, layer) in session.network.layers.enumerated() {
      let count = layer.inputs * layer.units
      table.row(
        "\(i + 1)",
        "\(layer.inputs)×\(layer.units)",
        "\(layer.activation.name)",
        "\(Number.grouped(count))",
        "\(Number.grouped(layer.units))",
        "\(Number.significant(layer.weights.norm))",
        "\(Number.significant(layer.weights.norm / Double(count).squareRoot()))"
      )
    }
    page.append(table)
    page.line("\(Number.grouped(session.network.parameterCount)) weights and biases in all")
    return page
  }

  /// What is said of a network that training has driven beyond all numbers.
  static let isNotFinite: Text =
    "\("the weights are no longer finite numbers: η is too large, or λ for it", .bad); type undo"
}
