import BackpropCore
import Experiment
import TextRendering
import Wording

/// A term of the objective at the prompt: switched on and off, its divisor chosen, and what it does.
enum TermView {
  /// What may follow the command of a term.
  static let words =
    ["on", "off"] + Term.Scale.allCases.map { "scale \($0.rawValue)" } + [
      "biases on", "biases off",
    ]

  /// What the command of a term does with the words after it.
  ///
  /// Throws a `LearnerError` for other words than those.
  static func change(
    _ kind: Term.Kind,
    _ what: String?,
    _ scale: String?,
    in session: inout Session
  ) throws -> Page {
    let before = session
    switch (what, scale) {
    case (nil, _): break
    case ("on", nil): session.change { $0[kind].isOn = true }
    case ("off", nil): session.change { $0[kind].isOn = false }
    case ("scale", let name):
      guard let scale = name.flatMap(Term.Scale.init) else {
        throw LearnerError(
          "\(kind.symbol) is divided by n, by m or by nothing: \(kind.key) scale dataset, \(kind.key) scale batch, "
            + "\(kind.key) scale none"
        )
      }
      session.change { $0[kind].scale = scale }
    case ("biases", let name):
      guard let name, ["on", "off"].contains(name) else {
        throw LearnerError(
          "biases are penalised too, or are not: \(kind.key) biases on, \(kind.key) biases off"
        )
      }
      session.change { $0[kind].isOnBiases = name == "on" }
    default:
      throw LearnerError("\(kind.key) takes \(words.list("or")): \(kind.key) off")
    }
    var page = page(of: session.settings[kind], in: session)
    if kind == .l2 {
      for line in ConventionView.warnings(on: session, since: before) { page.line(line) }
    }
    return page
  }

  private static func page(of term: Term, in session: Session) -> Page {
    let (kind, settings) = (term.kind, session.settings)
    guard term.isOn else {
      let others = settings.terms.filter { $0.isOn }.map(\.kind.name)
      return Page(
        others.isEmpty
          ? "\(kind.name) is \("off", .strong): only the data move the weights"
          : "\(kind.name) is \("off", .strong): the data and \(others.list("and")) move the weights"
      )
    }
    var page = Page(
      "\(kind.name) is \("on", .strong), \(kind.symbol) = \(Number.exact(term.lambda)), \(meaning(of: term, in: session))"
    )
    guard session.rule.kind.isPlain else {
      page.line("its gradient goes into a velocity of its own: update shows it")
      if term.isOnBiases { page.line("biases are penalised too") }
      return page
    }
    let also = term.isOnBiases ? " and bias" : ""
    let step = term.stepFactor(eta: settings.eta, n: session.n, m: session.batchSize)
    page.line(
      kind.isProportional
        ? "each step multiplies every weight\(also) by \(Number.exact(1 - step)) before the data move it"
        : "each step moves every weight\(also) by \(Number.exact(step)) towards 0, however large it is"
    )
    return page
  }

  /// What λ is divided by, in words and numbers.
  static func meaning(of term: Term, in session: Session) -> Text {
    guard term.isOn else { return "not used while \(term.kind.name) is off" }
    let (n, m) = (session.n, session.batchSize)
    let what =
      switch term.scale {
      case .dataset: "divided by n = \(n)"
      case .batch: "divided by m = \(m), the mini-batch"
      case .none: "divided by nothing"
      }
    return
      "\(what): \(term.factorFormula) = \(Number.significant(term.factor(n: n, m: m)))"
  }
}
