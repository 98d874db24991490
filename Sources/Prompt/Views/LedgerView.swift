import Arithmetic
import BackpropCore
import Experiment
import TextRendering

/// Tables of a ledger: a row for each contribution, the total last.
enum LedgerView {
  /// One number a part, with what it is made of.
  static func table(of ledger: Ledger<Double>, meaning: (Part) -> Text) -> Table {
    var table = Table(.left(), .right(), .left())
    for entry in ledger.entries {
      table.row(entry.part.title, "\(Number.scientific(entry.value ?? 0))", meaning(entry.part))
    }
    table.row("\("total", .total)", "\(Number.scientific(ledger.total))", "")
    return table
  }

  /// The gradients of weights, layer by layer: norm and largest entry of each part, and of the total.
  static func table(of gradient: Gradient, layers: [Int]) -> Table {
    let parts = layers.first.map { gradient.weights($0).terms.map(\.part) } ?? []
    var table = Table(
      .right("layer"),
      .left("part"),
      .right("‖·‖₂"),
      .right("max|·|"),
      .right("\(parts.count == 1 ? parts[0].name : "part") / data"),
      .left()
    )
    for l in layers {
      let ledger = gradient.weights(l)
      for entry in ledger.entries {
        let ratio = ledger.ratio(of: entry.part)
        let isRated = entry.part != .data && entry.value != nil
        table.row(
          entry.part == .data ? "\(l)" : "",
          entry.part.title,
          "\(entry.value.map(norm) ?? "off")",
          "\(entry.value.map(largest) ?? "")",
          isRated ? "\(Number.significant(ratio, digits: 3))" : "",
          isRated ? Bar.text(ratio, of: 4, width: 16, role: entry.part.role) : ""
        )
      }
      table.row("", "\("total", .total)", "\(norm(ledger.total))", "\(largest(ledger.total))")
    }
    return table
  }

  /// The gradients of the weights into one unit, a weight a row: data + terms = total.
  static func chart(of ledger: Ledger<Matrix>, layer l: Int, unit: Int) -> BarChart {
    func text(_ value: Double, _ role: Role) -> Text {
      Text(Number.scientific(value, decimals: 4), role: role)
    }
    var columns: [Table.Column] = [.right("weight")]
    for (i, entry) in ledger.entries.enumerated() {
      if i > 0 { columns.append(.left()) }
      columns.append(.right("\(entry.part.name)"))
    }
    var table = Table(columns + [.left(), .right("total")])
    let total = ledger.total
    let names = (0..<total.rows).map { "w\(l)[\($0),\(unit)]" }
    for row in 0..<total.rows {
      var cells: [Text] = ["\(names[row])"]
      for (i, entry) in ledger.entries.enumerated() {
        if i > 0 { cells.append("+") }
        cells.append(entry.value.map { text($0[row, unit], entry.part.role) } ?? "off")
      }
      table.row(cells + ["=", text(total[row, unit], .total)])
    }
    var series = ledger.entries.compactMap { entry in
      entry.value.map {
        BarChart.Series(name: entry.part.name, values: $0.column(unit), role: entry.part.role)
      }
    }
    series.append(BarChart.Series(name: "total", values: total.column(unit), role: .total))
    return BarChart(
      title: "gradient of the weights into unit \(unit) of layer \(l)",
      placeName: "weight",
      places: names,
      series: series,
      table: table
    )
  }

  /// What moved the weights, layer by layer, and what came of it.
  static func table(of step: Step, after network: Network, _ update: Update, _ gradient: Gradient)
    -> Table
  {
    var table = Table(
      .right("layer"),
      .left("part"),
      .left("what moved"),
      .right("‖·‖₂"),
      .right("max|·|")
    )
    for l in 1...gradient.layerCount {
      let moves = update.rule.moves(l, gradient, update.hyper)
      for entry in moves.entries {
        guard let move = entry.value else { continue }
        let scale = update.hyper.term(of: entry.part)?.scale ?? .dataset
        table.row(
          entry.part == .data ? "\(l)" : "",
          Text(update.rule.kind.moveName(entry.part), role: entry.part.role),
          "\(update.rule.kind.moveFormula(entry.part, scale))",
          "\(norm(move))",
          "\(largest(move))"
        )
      }
      let moved = network[l].weights - step.network[l].weights
      table.row(
        "",
        "\("moved", .total)",
        "W after − W before",
        "\(norm(moved))",
        "\(largest(moved))"
      )
    }
    return table
  }

  private static func norm(_ matrix: Matrix) -> String {
    Number.scientific(matrix.norm, decimals: 3)
  }

  private static func largest(_ matrix: Matrix) -> String {
    Number.scientific(matrix.largest?.value.magnitude ?? 0, decimals: 3)
  }
}
