import BackpropCore
import Experiment
import TextRendering

/// What the passes found, a layer a row.
enum PassView {
  /// z and a of every layer in short, and what the network says.
  static func forward(of session: Session) throws -> Page {
    let step = try session.reach(.forward)
    var table = Table(
      .right("layer"),
      .right("m × out"),
      .right("‖z‖"),
      .right("mean z"),
      .right("mean a"),
      .right("saturated"),
      // Last, where it is folded if the numbers leave it no room.
      .left("formula")
    )
    for (l, layer) in zip(1..., step.network.layers) {
      let (z, a) = (step.found.forward.z(l), step.found.forward.a(l))
      let formula: Text =
        "z = \(l == 1 ? "x" : "a\(subscript: l - 1)") W\(subscript: l) + b\(subscript: l), a = \(layer.activation.symbol)(z)"
      table.row(
        "\(l)",
        "\(a.rows)×\(a.columns)",
        "\(Number.significant(z.norm, digits: 3))",
        "\(Number.significant(z.mean, digits: 3))",
        "\(Number.significant(a.mean, digits: 3))",
        "\(Number.percent(layer.activation.saturatedShare(of: a), decimals: 1))",
        formula
      )
    }
    var page = Page(table)
    let output = step.found.forward.output
    let answers = step.batch.labels.indices.map { output.indexOfMaximum(row: $0) }
    let right = zip(answers, step.batch.labels).count { $0 == Int($1) }
    let shown = answers.prefix(10).map(String.init).joined(separator: " ")
    page.line(
      "the network says \(shown)\(answers.count > 10 ? " …" : ""): \(right) of \(step.m) right"
    )
    return page
  }

  /// Shape, norm, mean and largest entry of δ, a layer a row.
  static func deltas(of session: Session, layers: [Int]) throws -> Table {
    let step = try session.reach(.forward)
    var table = Table(
      .right("layer"),
      .right("m × out"),
      .right("‖δ‖"),
      .right("mean δ"),
      .right("largest"),
      .left("at"),
      // Last, where it is folded if the numbers leave it no room.
      .left("formula")
    )
    for l in layers {
      let delta = try session.delta(l)
      let largest = delta.largest
      table.row(
        "\(l)",
        "\(delta.rows)×\(delta.columns)",
        "\(Number.scientific(delta.norm, decimals: 2))",
        "\(Number.scientific(delta.mean, decimals: 2))",
        "\(Number.significant(largest?.value ?? 0, digits: 3))",
        "[\(largest?.row ?? 0),\(largest?.column ?? 0)]",
        formula(l, of: step.network)
      )
    }
    return table
  }

  /// What δ of a layer is made of.
  private static func formula(_ l: Int, of network: Network) -> Text {
    guard l == network.layers.count else {
      return
        "δ = (δ\(subscript: l + 1) W\(subscript: l + 1)ᵀ) ⊙ \(network[l].activation.symbol)′(z\(subscript: l))"
    }
    return "δ = \(network.output.deltaFormula(z: "z\(subscript: l)" as String))"
  }
}
