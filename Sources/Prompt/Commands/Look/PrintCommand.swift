import ArgumentParser
import Experiment
import TextRendering
import Wording

struct PrintCommand: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "print",
    abstract: "Print a measure or a formula, to its last digit.",
    discussion: """
      What is no name is computed: + - * / ^, exp, ln, sqrt, abs, σ, tanh, min, max, and the signs \
      that formulas are printed with. Entries are w2[3,7], b2[7], z1[5,7], a1[5,7], delta2[5,7], \
      x[5,300], data.w2[3,7], l2.w2[3,7], total.w2[3,7]. Names, with the number of a layer where each has \
      its own:

      \(names)
      """
  )
  /// Every measure and what it is, as the table has it.
  private static let names = Measure.all
    .map { "\($0.names(layers: 1)[0].padding(to: 15)) \($0.meaning)" }
    .joined(separator: "\n")
  static let group = CommandGroup.look
  static let examples = [
    Example("print accuracy.test", "the share of test images called rightly"),
    Example("print ratio.1 ratio.2", "L2 over data, two layers", after: ["step"]),
    Example("print w2[3,7]", "one weight"),
    Example("print -ln(0.2)", "a calculator"),
    Example(
      "print a1[0,1] × δ2[0,5]",
      "with names in it",
      after: ["batch", "forward", "backward"]
    ),
  ]
  static let completion = CompletionSource.metrics

  // A minus before a name begins no option here.
  @Argument(parsing: .captureForPassthrough, help: "What to print.")
  var metrics: [String]

  func run(in session: inout Session, work: Work) throws -> Page {
    let printed = try Printed.all(metrics, layers: session.network.layers.count)
    guard printed.reduce(0, { $0 + $1.count }) <= 16 else {
      throw LearnerError("print takes 16 names at most at a time: print cost accuracy.test")
    }
    let values = try printed.map { item in
      try work.begin(session.costOfReading)
      return Number.exact(try item.value(in: session, work: work))
    }
    guard printed.allSatisfy(\.isName) else {
      var page = Page()
      for (item, value) in zip(printed, values) { page.line("\(item.text) = \(value, .strong)") }
      return page
    }
    var table = Table(.left(), .right())
    for (item, value) in zip(printed, values) { table.row("\(item.text)", "\(value, .strong)") }
    return Page(table)
  }
}

/// What a word of `print` means, or all of them together: a name, or a formula.
private enum Printed {
  case name(String, NamedMeasure)
  case formula(String, Formula)

  /// Names, or formulas, each a word; or else one formula with blanks in it.
  static func all(_ words: [String], layers: Int) throws -> [Printed] {
    let isOne = words.dropFirst().contains { $0.first.map(Self.joins) ?? false }
    var found: [Printed] = []
    for word in isOne ? [] : words {
      if let measure = try? NamedMeasure(word, layers: layers) {
        found.append(.name(word, measure))
      } else if let formula = try? Formula(parsing: word),
        !isName(word) || isKnown(formula, layers: layers)
      {
        found.append(.formula(Negative.restore(word), formula))
      } else {
        found = []
        break
      }
    }
    if !found.isEmpty { return found }
    let text = Negative.restore(words.joined(separator: " "))
    // One that looks like a name is told what it may have meant.
    for word in words where isName(word) { _ = try NamedMeasure(word, layers: layers) }
    let formula = try read(text)
    return [.formula(text, formula)]
  }

  private static func read(_ text: String) throws -> Formula {
    do {
      return try Formula(parsing: text)
    } catch {
      throw refusal(of: error)
    }
  }

  private static func refusal(of error: FormulaError) -> LearnerError {
    LearnerError("\(error.reason), at character \(error.column): print -ln(0.2)")
  }

  /// Whether a character that begins a word makes it go on with the word before.
  private static func joins(_ character: Character) -> Bool {
    Negative.sign == character || "+-*/^×·÷),".contains(character)
  }

  /// Whether a word looks like the name of something, not like a formula.
  private static func isName(_ word: String) -> Bool {
    guard let first = word.first else { return true }
    guard RealNumber(argument: word) == nil else { return false }
    return first.isLetter
      && word.allSatisfy { $0.isLetter || $0.isNumber || "._[],".contains($0) }
  }

  /// Whether every name of a formula is known: `λ` stands for lambda, and looks like a name itself.
  private static func isKnown(_ formula: Formula, layers: Int) -> Bool {
    formula.names.allSatisfy { (try? NamedMeasure($0, layers: layers)) != nil }
  }

  /// Names that are looked up.
  var count: Int {
    switch self {
    case .name: 1
    case .formula(_, let formula): formula.names.count
    }
  }

  var isName: Bool { if case .name = self { true } else { false } }

  /// As the page shows it.
  var text: String {
    switch self {
    case .name(_, .entry(let entry)): entry.name
    case .name(let text, _), .formula(let text, _): text
    }
  }

  /// The number; throws a `LearnerError` where there is none.
  func value(in session: Session, work: Work) throws -> Double {
    switch self {
    case .name(_, let measure): return try session.value(of: measure, work: work)
    case .formula(_, let formula):
      do {
        return try formula.value { try session.value(named: $0, work: work) }
      } catch let error as FormulaError {
        throw Self.refusal(of: error)
      }
    }
  }
}
