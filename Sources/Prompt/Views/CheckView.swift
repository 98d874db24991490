import BackpropCore
import Experiment
import TextRendering
import Wording

/// What a check of the gradient found: a row for each part of each layer, and what follows from it.
enum CheckView {
  /// The table, how it was measured, what was left out, the verdict, and what no such check can see.
  static func page(of report: GradientReport, in session: Session) -> Page {
    let (moved, all) = (report.moved, session.network.parameterCount)
    var page = Page(
      "\(Number.grouped(moved)) of \(Number.grouped(all)) weights and biases, each moved by h to either side and back"
    )
    page.append(table(of: report))
    page.line(
      "numeric = (C(w+h) − C(w−h)) / 2h with h = \(Number.significant(GradientCheck.usualStep, digits: 2)) max(1, |w|)"
    )
    page.line(
      "relative error = |a − n| / max(|a|, |n|, f) with f = C₀/1000 = \(Number.significant(report.check.floor, digits: 2))"
    )
    let alone = report.check.terms.map { term in
      "\(term.kind.name) alone with \(term.kind.symbol) = \(Number.exact(term.lambda))"
    }
    if !alone.isEmpty {
      page.line("\(alone.list("and")), so that \(alone.count == 1 ? "it counts" : "they count")")
    }
    if report.kinks > 0 { page.line(kinks(of: report)) }
    if report.isInterrupted { page.line("stopped: what was moved until then is in the table") }
    guard report.wrong.isEmpty else {
      page.append(verdict(on: report))
      return page
    }
    page.line(
      "\("every part agrees", .good): no error is above \(Number.exact(GradientCheck.tolerance))"
    )
    page.line("it cannot see what the cost has wrong too, such as pixels (forward), labels")
    page.line("(show batch) or an m in both (check scale), nor which way an update goes")
    page.line("(plot cost)")
    return page
  }

  private static func table(of report: GradientReport) -> Table {
    var table = Table(
      .right("layer"),
      .left("of"),
      .left("part"),
      .right("relative error"),
      .left("at"),
      .right("gradient"),
      .right("numeric"),
      .left()
    )
    var last: (layer: Int, isOfBiases: Bool) = (0, true)
    for finding in report.findings {
      let (l, isOfBiases) = (finding.layer, finding.isOfBiases)
      let worst = finding.worst
      table.row(
        l == last.layer ? "" : "\(l)",
        (l, isOfBiases) == last ? "" : of(isOfBiases),
        title(of: finding.subject),
        "\(worst == nil ? "" : Number.scientific(finding.error, decimals: 1), finding.agrees ? .good : .bad)",
        "\(worst.map { name(of: $0.parameter) } ?? "at kinks")",
        "\(worst.map { Number.scientific($0.gradient, decimals: 3) } ?? "")",
        "\(worst.map { Number.scientific($0.numeric, decimals: 3) } ?? "")",
        finding.agrees ? "" : "\("≠", .bad)"
      )
      last = (l, isOfBiases)
    }
    return table
  }

  /// Which parts are wrong where, and by what factor if it is one.
  private static func verdict(on report: GradientReport) -> Page {
    var page = Page()
    // What is wrong in a part is wrong in all together.
    let apart = report.wrong.filter { $0.subject != nil }
    for finding in apart.isEmpty ? report.wrong : apart {
      let place = "layer \(finding.layer), \(finding.isOfBiases ? "biases" : "weights")"
      page.line("\("wrong", .bad): \(title(of: finding.subject)) in \(place): \(what(finding))")
    }
    return page
  }

  private static func what(_ finding: SlopeSummary) -> String {
    guard let factor = finding.factor else {
      return "the gradient is not the slope of the cost"
    }
    if factor == 0 { return "the cost has a slope there, and the gradient is 0" }
    return "the gradient is \(Number.significant(factor, digits: 5)) times the slope, everywhere"
  }

  private static func kinks(of report: GradientReport) -> Text {
    let count = "\(Number.grouped(report.kinks)) \(report.kinks == 1 ? "slope" : "slopes")"
    return "\(count) left out: relu or |w| has a kink between w − h and w + h"
  }

  /// The weights, or the biases.
  static func of(_ isOfBiases: Bool) -> Text { isOfBiases ? "biases" : "weights" }

  private static func title(of subject: Part?) -> Text {
    subject?.title ?? "\("total", .total)"
  }

  private static func name(of parameter: Parameter) -> String {
    parameter.from.map { "w\(parameter.layer)[\($0),\(parameter.to)]" }
      ?? "b\(parameter.layer)[\(parameter.to)]"
  }
}
