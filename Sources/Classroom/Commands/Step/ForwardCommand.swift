import Arithmetic
import ArgumentParser
import BackpropCore
import TextRendering

struct ForwardCommand: SessionCommand, Repeatable {
  static let configuration = CommandConfiguration(
    commandName: "forward",
    abstract: "Find every weighted input z and activation a.",
    discussion: "saturated counts activations within 0.01 of their bounds, where σ′ is near 0."
  )
  static let group = CommandGroup.step
  static let examples = [
    Example("forward", "from the pixels to the ten outputs", after: ["batch"])
  ]

  func run(in session: inout Session, work: Work) throws -> Page {
    try session.forward(threads: work.threads)
    return try Self.page(for: session)
  }

  static func page(for session: Session) throws -> Page {
    let walk = try session.reach(.forward)
    var table = Table(
      .right("layer"),
      .right("m × out"),
      .right("‖z‖"),
      .right("mean z"),
      .right("mean a"),
      .right("saturated"),
      // Last, where it is folded if the numbers leave it no room.
      .left("forward")
    )
    for (i, layer) in walk.network.layers.enumerated() {
      let (z, a) = (walk.step.forward.weightedInputs[i], walk.step.forward.activations[i])
      let l = i + 1
      let formula: Text =
        "z = \(i == 0 ? "x" : "a\(subscript: i)") W\(subscript: l) + b\(subscript: l), a = \(layer.activation.symbol)(z)"
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
    let output = walk.step.forward.output
    let answers = walk.batch.labels.indices.map { output.indexOfMaximum(row: $0) }
    let right = zip(answers, walk.batch.labels).count { $0 == Int($1) }
    let shown = answers.prefix(10).map(String.init).joined(separator: " ")
    page.line(
      "the network says \(shown)\(answers.count > 10 ? " …" : ""): \(right) of \(walk.m) right"
    )
    return page
  }
}

extension Activation {
  /// The letter of formulas.
  var symbol: String {
    switch self {
    case .sigmoid: "σ"
    case .tanh: "tanh"
    case .relu: "relu"
    }
  }

  /// The share of activations where the slope is nearly 0.
  func saturatedShare(of a: Matrix) -> Double {
    let values = a.values
    guard !values.isEmpty else { return 0 }
    let count =
      switch self {
      case .sigmoid: values.count { $0 < 0.01 || $0 > 0.99 }
      case .tanh: values.count { $0.magnitude > 0.99 }
      case .relu: values.count { $0 <= 0 }
      }
    return Double(count) / Double(values.count)
  }
}

extension String.StringInterpolation {
  /// A small number below the line: W₂.
  mutating func appendInterpolation(subscript number: Int) {
    let digits = Array("₀₁₂₃₄₅₆₇₈₉")
    appendLiteral(String(String(number).compactMap { $0.wholeNumberValue.map { digits[$0] } }))
  }
}

extension Text.Interpolation {
  /// A small number below the line: W₂.
  mutating func appendInterpolation(subscript number: Int) {
    appendInterpolation("\(subscript: number)" as String)
  }
}
