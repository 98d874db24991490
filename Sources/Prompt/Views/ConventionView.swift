import BackpropCore
import Experiment
import TextRendering
import Wording

/// λ in the conventions of others: all of them, and what is said of one that it was given in.
enum ConventionView {
  /// This session's λ translated into every one.
  static func table(for session: Session) -> Page {
    let (n, m) = (session.n, min(session.settings.batchSize, session.n))
    let term = session.settings[.l2]
    var page = Page(
      "λ = \(Number.exact(term.lambda), .strong), \(TermView.meaning(of: term, in: session))"
    )
    page.line("the number that does the same elsewhere, for set lambda NUMBER --as NAME:")
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
        "\(Number.exact(rounded(convention.number(for: term, n: n, m: m))))",
        "\(convention.source)"
      )
    }
    page.append(table)
    for convention in Convention.all where convention.name == "convnetjs" {
      if let remark = convention.remark { page.line("\(remark)") }
    }
    return page
  }

  /// Six digits, so that what a division leaves behind is not printed.
  private static func rounded(_ value: Double) -> Double {
    Double(Number.significant(value, digits: 6)) ?? value
  }

  /// What it became, and what it depends on.
  static func page(of convention: Convention, _ number: Double, in session: Session) -> Page {
    let term = session.settings[.l2]
    var page = Page(
      "lambda = \(Number.exact(term.lambda), .strong), \(TermView.meaning(of: term, in: session))"
    )
    let dependencies = convention.dependencies(of: term)
    let (n, m) = (session.n, min(session.settings.batchSize, session.n))
    let here = dependencies.map { "\($0) = \($0 == "n" ? n : m)" }.joined(separator: ", ")
    let range = dependencies.isEmpty ? "at every n and m" : "while \(here)"
    page.line(
      "as \(convention.name), \(convention.symbol) = \(Number.exact(number)): \(convention.gradient); λ means it \(range)"
    )
    if let remark = convention.remark { page.line("\(remark)") }
    if convention.biases == "yes", !term.isOnBiases {
      page.line("l2 biases on decays them here too")
    }
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

  /// A warning, where λ has just ceased to stand for the number that was given; else nothing.
  static func warnings(on session: Session, since before: Session) -> [Text] {
    let isNew = session.lambdaThatWasMeant != nil && before.lambdaThatWasMeant == nil
    return isNew ? notes(on: session) : []
  }

  private static func warning(_ what: String, _ meant: Double, _ given: ConventionalNumber) -> Text
  {
    "\("λ no longer stands for \(what), which would now be λ = \(Number.exact(meant))", .bad): set lambda \(Number.exact(given.number)) --as \(given.name)"
  }
}
