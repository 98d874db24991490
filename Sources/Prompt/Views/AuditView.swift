import BackpropCore
import Experiment
import TextRendering
import Wording

/// What λ means now, and what it would be elsewhere.
enum AuditView {
  /// The readings of λ, the layers, a verdict, and the conventions of others.
  static func page(of session: Session, work: Work) throws -> Page {
    let audit = try PenaltyAudit(of: session, work: work)
    let term = audit.term
    var page = Page(
      "\(term.kind.name) is \(term.isOn ? "on" : "off", .strong), λ = \(Number.exact(term.lambda)), \(TermView.meaning(of: term, in: session))"
    )
    for line in ConventionView.notes(on: session) { page.line(line) }
    page.line()
    page.line(
      "what the penalty alone leaves of a weight (η = \(Number.exact(session.settings.eta)), \(session.rule.kind.name)):"
    )
    page.append(readings(of: audit))
    page.line()
    page.append(layers(of: audit))
    page.line("verdict: \(verdict(of: audit, in: session), .strong)")
    page.line()
    page.line(
      "the number that does the same elsewhere, for set lambda NUMBER --as NAME:"
    )
    page.append(conventions(for: session))
    for convention in Convention.all where convention.name == "convnetjs" {
      if let remark = convention.remark { page.line("\(remark)") }
    }
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
        ] + reading.remains.map { "× \(remains($0))" } + [isNow ? "← now" : ""]
      )
    }
    return table
  }

  /// A share of a weight, 1 never being written for less.
  private static func remains(_ share: Double) -> String {
    share < 1 && share > 0.999 ? Number.fixed(share, decimals: 7) : Number.significant(share)
  }

  private static func layers(of audit: PenaltyAudit) -> Table {
    let head = audit.term.kind.name + " / data"
    var table = Table(.right("layer"), .right("RMS of W"), .right(Text(head)), .left())
    for l in 1...audit.layers.count {
      table.row(
        "\(l)",
        "\(Number.significant(audit.layers[l - 1].rms))",
        audit.term.isOn ? "\(Number.significant(audit.ratio(l), digits: 3))" : "off",
        audit.term.isOn ? Bar.text(audit.ratio(l), of: 4, width: 16, role: .firstTerm) : ""
      )
    }
    return table
  }

  // MARK: - The verdict

  private static func verdict(of audit: PenaltyAudit, in session: Session) -> String {
    let term = audit.term
    guard term.isOn else { return "only the data move the weights, for L2 is off" }
    guard term.lambda > 0 else { return "only the data move the weights, for λ is 0" }
    if let seen = audit.factorSeen, (seen / audit.factor - 1).magnitude > 1e-9 {
      return "the step does not do what is set, for its L2 gradient is "
        + "\(Number.significant(seen / audit.factor)) times \(term.factorFormula) w"
    }
    return steering(audit) + division(term, in: session)
  }

  /// Who steers, and why.
  private static func steering(_ audit: PenaltyAudit) -> String {
    let ratios = (1...audit.layers.count).map(audit.ratio)
    let most = ratios.max() ?? 0
    let steered = ratios.indices.filter { ratios[$0] > 1 }.map { String($0 + 1) }
    let epoch = audit.readings.first { $0.term.scale == audit.term.scale }?.remains[1] ?? 1
    guard steered.isEmpty else {
      return
        "the penalty steers layer\(steered.count == 1 ? "" : "s") \(steered.list("and")), for its gradient is "
        + "up to \(Number.significant(most, digits: 3)) times that of the data"
    }
    let reason =
      "the penalty's gradient is at most \(Number.percent(most)) of theirs, and alone leaves "
      + "\(Number.percent(epoch)) of a weight after an epoch"
    return most < 0.01
      ? "the data steer, for \(reason)" : "the data steer and the penalty counts, for \(reason)"
  }

  /// What its division does to its meaning, where that is not the same at every m.
  private static func division(_ term: Term, in session: Session) -> String {
    let (n, m) = (session.n, min(session.settings.batchSize, session.n))
    guard term.scale == .batch, n != m else { return "" }
    return "; and λ means something else at every m, for it is divided by m: n/m = "
      + "\(Number.significant(Double(n) / Double(m), digits: 4)) times λ/n"
  }

  // MARK: - Elsewhere

  private static func conventions(for session: Session) -> Table {
    let (n, m) = (session.n, min(session.settings.batchSize, session.n))
    var table = Table(
      .left("as"),
      .left("L2 gradient"),
      .left("biases too"),
      .right("number"),
      .left("source")
    )
    for convention in Convention.all {
      table.row(
        "\(convention.name)",
        "\(convention.gradient)",
        "\(convention.biases)",
        "\(Number.exact(rounded(convention.number(for: session.settings[.l2], n: n, m: m))))",
        "\(convention.source)"
      )
    }
    return table
  }

  /// Six digits, so that what a division leaves behind is not printed.
  private static func rounded(_ value: Double) -> Double {
    Double(Number.significant(value, digits: 6)) ?? value
  }
}

/// What is said of a λ that was given by the number of a convention.
enum ConventionView {
  /// What it became, and what it depends on.
  static func page(of convention: Convention, _ number: Double, in session: Session) -> Page {
    let term = session.settings[.l2]
    var page = Page(
      "lambda = \(Number.exact(term.lambda), .strong), \(TermView.meaning(of: term, in: session))"
    )
    let dependencies = convention.dependencies(of: term)
    let (n, m) = (session.n, min(session.settings.batchSize, session.n))
    let here = dependencies.map { "\($0) = \($0 == "n" ? n : m)" }.list("and")
    page.line(
      dependencies.isEmpty
        ? "as \(convention.name), \(convention.symbol) = \(Number.exact(number)): \(convention.gradient), the same at every n and m"
        : "as \(convention.name), \(convention.symbol) = \(Number.exact(number)): \(convention.gradient); λ stands for it at \(here) only"
    )
    if let remark = convention.remark { page.line("\(remark)") }
    if convention.biases == "yes", !term.isOnBiases { page.line("l2 biases on does that here") }
    return page
  }

  /// That λ was given so, and whether it still stands for that; nothing where it was not.
  static func notes(on session: Session) -> [Text] {
    guard let given = session.settings.conventional, let convention = given.convention else {
      return []
    }
    let what = "\(convention.symbol) = \(Number.exact(given.number)) of \(convention.name)"
    guard let meant = session.lambdaThatWasMeant else { return ["λ stands for \(what)"] }
    return [warning(what, meant, given)]
  }

  /// A warning, where λ no longer stands for the number that was given; nothing where it does.
  static func warnings(on session: Session) -> [Text] {
    session.lambdaThatWasMeant == nil ? [] : notes(on: session)
  }

  private static func warning(_ what: String, _ meant: Double, _ given: ConventionalNumber) -> Text
  {
    "\("λ no longer stands for \(what), which would now be λ = \(Number.exact(meant))", .bad): set lambda \(Number.exact(given.number)) --as \(given.name)"
  }
}
