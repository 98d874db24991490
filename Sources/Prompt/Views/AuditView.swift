import BackpropCore
import Experiment
import TextRendering
import Wording

/// What λ means now.
enum AuditView {
  /// How λ stands, a verdict, what the penalty alone does, and its part in each layer.
  static func page(of session: Session, work: Work) throws -> Page {
    let audit = try PenaltyAudit(of: session, work: work)
    let term = audit.term
    var page = Page(
      "\(term.kind.name) is \(term.isOn ? "on" : "off", .strong), λ = \(Number.exact(term.lambda)), \(TermView.meaning(of: term, in: session))"
    )
    for line in ConventionView.notes(on: session) { page.line(line) }
    page.line("verdict: \(verdict(of: audit, in: session), .strong)")
    page.line()
    page.line(
      "what the penalty alone leaves of a weight (η = \(Number.exact(session.settings.eta)), \(session.rule.kind.name)):"
    )
    page.append(readings(of: audit))
    page.line()
    page.append(layers(of: audit))
    page.line()
    page.line("what others call the same, PyTorch among them: l2 audit --conventions")
    return page
  }

  private static func readings(of audit: PenaltyAudit) -> Table {
    var table = Table(
      .left("scale"),
      .left("gradient"),
      .right("one step"),
      .right("an epoch"),
      .right("1,000 steps"),
      .left()
    )
    for reading in audit.readings {
      let isNow = reading.term.scale == audit.term.scale && audit.term.isOn
      table.row(
        [
          "\(reading.term.scale.rawValue)",
          "\(reading.term.factorFormula) w = \(Number.significant(reading.factor)) w",
        ] + reading.remains.map { "\(remains($0))" } + [isNow ? "← now" : ""]
      )
    }
    return table
  }

  /// A share of a weight, 1 never being written for less; of one that outgrows all numbers a word.
  private static func remains(_ share: Double) -> String {
    guard share.isFinite else { return "no end" }
    let isNearly = share < 1 && share > 0.999
    return "× \(isNearly ? Number.fixed(share, decimals: 7) : Number.significant(share))"
  }

  private static func layers(of audit: PenaltyAudit) -> Table {
    let head = audit.term.kind.name + " / data"
    var table = Table(.right("layer"), .right("RMS of W"), .right(Text(head)), .left())
    for l in 1...audit.layers.count {
      table.row(
        "\(l)",
        "\(Number.significant(audit.layers[l - 1].rms))",
        audit.term.isOn ? Text(ratio(audit.ratio(l))) : "off",
        audit.term.isOn ? Bar.text(audit.ratio(l), of: 4, width: 16, role: .firstTerm) : ""
      )
    }
    return table
  }

  /// ‖L2‖ / ‖data‖; where the data have no gradient, that.
  private static func ratio(_ ratio: Double) -> String {
    ratio == .infinity ? "data 0" : Number.significant(ratio, digits: 3)
  }

  // MARK: - The verdict

  private static func verdict(of audit: PenaltyAudit, in session: Session) -> String {
    let term = audit.term
    guard term.isOn else { return "the data alone move the weights, for L2 is off" }
    guard term.lambda > 0 else { return "the data alone move the weights, for λ is 0" }
    let ratios = (1...audit.layers.count).map(audit.ratio)
    guard session.network.isFinite, ratios.allSatisfy({ !$0.isNaN }) else {
      return "there is nothing to weigh, for the weights are no longer finite numbers"
    }
    if let seen = audit.factorSeen, (seen / audit.factor - 1).magnitude > 1e-9 {
      return "the step does not do what is set, for its L2 gradient is "
        + "\(Number.significant(seen / audit.factor)) times \(term.factorFormula) w"
    }
    return steering(audit, ratios) + division(term, in: session)
  }

  /// Who steers, and why.
  private static func steering(_ audit: PenaltyAudit, _ ratios: [Double]) -> String {
    let most = ratios.max() ?? 0
    let remains = audit.readings.first { $0.term.scale == audit.term.scale }?.remains ?? []
    let last = (remains.last ?? 1).magnitude
    guard last.isFinite, last <= 1 else {
      return "the penalty blows the weights up, for alone it shoots past 0 in each step, "
        + "farther every time: η or λ is too large"
    }
    let steered = ratios.indices.filter { ratios[$0] > 1 }.map { String($0 + 1) }
    guard steered.isEmpty else {
      return
        "the penalty steers layer\(steered.count == 1 ? "" : "s") \(steered.list("and")), for "
        + (most == .infinity
          ? "the data have no gradient"
          : "it pulls up to \(Number.significant(most, digits: 3)) times as hard as the data")
    }
    let epoch = remains.count > 1 ? remains[1] : 1
    let who =
      most < 0.01 ? "the data steer, for the penalty" : "the data steer, yet the penalty counts: it"
    return
      "\(who) pulls with at most \(Number.percent(most)) of their strength, and alone would leave "
      + "\(Number.percent(epoch)) of a weight after an epoch"
  }

  /// What its division does to its meaning, where that is not the same at every m.
  private static func division(_ term: Term, in session: Session) -> String {
    let (n, m) = (session.n, min(session.settings.batchSize, session.n))
    guard term.scale == .batch, n != m else { return "" }
    return "; and λ means something else at every m, for it is divided by m: "
      + "\(Number.significant(Double(n) / Double(m), digits: 4)) times λ/n now"
  }
}
