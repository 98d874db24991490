import Arithmetic
import ArgumentParser
import BackpropCore
import TextRendering
import Wording

struct GradCommand: SessionCommand, Repeatable {
  static let configuration = CommandConfiguration(
    commandName: "grad",
    abstract: "Show the gradient: the data's part, L2's part, the sum.",
    discussion: """
      data is a_{l−1}ᵀ δ_l / m, L2 is (λ/n) W_l, total is both added. With a layer and a unit it \
      draws the gradient of the weights into that unit.
      """
  )
  static let group = CommandGroup.step
  static let examples = [
    Example("grad", "every layer, data and L2 apart", after: ["batch", "forward", "backward"]),
    Example("grad w2[3,7]", "one weight", after: ["batch", "forward", "backward"]),
    Example(
      "grad 1 --unit 12",
      "the weights into unit 12, as pictures",
      after: ["batch", "forward", "backward"]
    ),
  ]
  static let completion = CompletionSource.entries

  @Argument(help: "A layer, or a weight or bias such as w2[3,7] or b2[7].")
  var what: String?

  @Option(help: "A unit of the layer.")
  var unit: WholeNumber?

  func run(in session: inout Session, work: Work) throws -> Page {
    if try session.reach(.backward).phase < .gradient {
      try session.computeGradient(threads: work.threads)
    }
    let gradient = session.gradient(of: try session.reach(.gradient))
    guard let what else {
      guard unit == nil else { throw LearnerError("--unit needs a layer: grad 1 --unit 12") }
      return Page(Self.table(of: gradient, layers: Array(1...gradient.layerCount)))
    }
    if let l = WholeNumber(argument: what)?.value {
      return try page(of: gradient, layer: try session.layer(l), in: session)
    }
    guard let entry = try Entry(what), [.weight, .bias].contains(entry.kind) else {
      throw LearnerError("grad takes a layer, a weight or a bias: grad 2, grad w2[3,7], grad b2[7]")
    }
    guard unit == nil else { throw LearnerError("--unit needs a layer: grad 1 --unit 12") }
    return try page(of: entry, in: session)
  }

  /// Data, L2 and total of each layer as separate rows.
  static func table(of gradient: Gradient, layers: [Int]) -> Table {
    var table = Table(
      .right("layer"),
      .left("part"),
      .right("‖·‖₂"),
      .right("max|·|"),
      .right("L2 / data"),
      .left()
    )
    for l in layers {
      let (data, l2, total) = (gradient.data(l), gradient.l2(l), gradient.total(l))
      func row(_ head: Text, _ name: Text, _ matrix: Matrix?, _ ratio: Text = "", _ bar: Text = "")
      {
        table.row(
          head,
          name,
          "\(matrix.map { Number.scientific($0.norm, decimals: 3) } ?? "off")",
          "\(matrix.map { Number.scientific($0.largest?.value.magnitude ?? 0, decimals: 3) } ?? "")",
          ratio,
          bar
        )
      }
      row("\(l)", "\("data", .data)", data)
      let ratio = gradient.ratio(l)
      row(
        "",
        "\("L2", .penalty)",
        l2,
        l2 == nil ? "" : "\(Number.significant(ratio, digits: 3))",
        Bar.text(ratio, of: 4, width: 16, role: .penalty)
      )
      row("", "\("total", .total)", total)
    }
    return table
  }

  private func page(of gradient: Gradient, layer l: Int, in session: Session) throws -> Page {
    var page = Page(Self.table(of: gradient, layers: [l]))
    guard let unit = unit?.value else {
      if let largest = gradient.total(l).largest {
        page.line(
          "largest total at w\(l)[\(largest.row),\(largest.column)]: type grad w\(l)[\(largest.row),\(largest.column)]"
        )
      }
      return page
    }
    let (data, l2) = (gradient.data(l), gradient.l2(l))
    guard (0..<data.columns).contains(unit) else {
      throw LearnerError("layer \(l) has no unit \(unit): they count from 0 to \(data.columns - 1)")
    }
    guard l == 1 else {
      page.append(Self.table(of: gradient, layer: l, unit: unit))
      return page
    }
    let dataColumn = data.column(unit)
    page.append(session.picture(of: dataColumn, caption: "data, into unit \(unit)"))
    if let l2 = l2?.column(unit) {
      // On the scale of the data, so that the eye compares the two.
      let limit = dataColumn.map(\.magnitude).max() ?? 0
      let caption: Text = "L2, into unit \(unit), on the scale of the data"
      page.append(session.picture(of: l2, caption: caption, limit: limit))
    }
    return page
  }

  /// Data, L2 and total of the weights into one unit, a weight a row.
  private static func table(of gradient: Gradient, layer l: Int, unit: Int) -> Table {
    let (data, l2) = (gradient.data(l).column(unit), gradient.l2(l)?.column(unit))
    let total = gradient.total(l).column(unit)
    var table = Table(
      .right("weight"),
      .right("data"),
      .left(),
      .right("L2"),
      .left(),
      .right("total")
    )
    for i in data.indices {
      table.row(
        "w\(l)[\(i),\(unit)]",
        "\(Number.scientific(data[i], decimals: 4), .data)",
        "+",
        l2.map { "\(Number.scientific($0[i], decimals: 4), .penalty)" } ?? "off",
        "=",
        "\(Number.scientific(total[i], decimals: 4), .total)"
      )
    }
    return table
  }

  private func page(of entry: Entry, in session: Session) throws -> Page {
    func value(_ kind: Entry.Kind) throws -> Double {
      try session.value(of: Entry(kind: kind, layer: entry.layer, indices: entry.indices))
    }
    let isBias = entry.kind == .bias
    let isOn = session.gradient(of: try session.reach(.gradient)).penaltyFactor != nil
    var table = Table(.left(), .right())
    table.row("\("data", .data)", "\(Number.scientific(try value(isBias ? .dataBias : .data)))")
    if isBias || !isOn {
      table.row("\("L2", .penalty)", isBias ? "none" : "off")
    } else {
      table.row("\("L2", .penalty)", "\(Number.scientific(try value(.l2)))")
    }
    table.row("\("total", .total)", "\(Number.scientific(try value(isBias ? .totalBias : .total)))")
    return Page("∂C/∂\(entry.name)", table)
  }
}
