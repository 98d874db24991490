import Arithmetic
import BackpropCore
import Experiment
import Mistakes
import TextRendering
import Wording

/// Mistakes as they are told: what is done, how it shows, and what it would have made of a step.
enum MistakeView {
  /// All that is known of one.
  static func page(of mistake: Mistake) -> Page {
    var table = Table(.left(), .left())
    table.row("wrong", "\(mistake.code.wrong)")
    table.row("right", "\(mistake.code.right)")
    table.row("shows", "\(mistake.shows)")
    table.row("see it", "\(mistake.command)")
    table.row("met in", "\(mistake.source)")
    return Page("\(mistake.name, .strong): \(mistake.sentence)", table)
  }

  /// The mistake of a name.
  ///
  /// Throws a `LearnerError` that suggests the one that was probably meant.
  static func mistake(named name: String) throws -> Mistake {
    if let mistake = Mistake.named(name.lowercased()) { return mistake }
    throw LearnerError(
      "no mistake is called \(name.shown)"
        + Suggestion.ending(
          for: name,
          among: Mistake.all.map(\.name),
          otherwise: ": type bugs for all of them"
        )
    )
  }

  /// What a mistake would have made of the step, beside what is there.
  static func text(of clue: Clue?, with mistake: Mistake, in session: Session) -> Text {
    // What differs by the sign of a 0 changes nothing.
    func isRight(_ clue: Clue) -> Bool {
      clue.mistaken.map { mistaken in
        clue.right.map { Proportion(of: mistaken, to: $0).isOne } ?? false
      } ?? false
    }
    guard let clue, !isRight(clue) else {
      return "in this step \(mistake.name) would change nothing: make another step, and guess again"
    }
    let told = told(clue, in: session)
    let isThere =
      clue.mistaken.map { mistaken in
        clue.here.map { Proportion(of: $0, to: mistaken).isOne } ?? false
      } ?? (clue.here == nil)
    guard !isThere else {
      return
        "with \(mistake.name) \(told.subject) would be \(told.mistaken), and so it is here; yet it is another"
    }
    return
      "with \(mistake.name) \(told.subject) would be \(told.mistaken); here it is \(told.here)"
  }

  private static func told(
    _ clue: Clue,
    in session: Session
  ) -> (subject: String, mistaken: String, here: String) {
    func both(_ subject: String, _ tell: (Matrix?) -> String) -> (String, String, String) {
      (subject, tell(clue.mistaken), tell(clue.here))
    }
    func both(_ subject: String, times unit: String) -> (String, String, String) {
      guard let place = place(of: clue) else {
        return both(subject) { value(of: $0, beside: clue.right, unit) }
      }
      return told(clue, subject, at: place, unit)
    }
    let network = session.network
    switch clue.place {
    case .pixels:
      return both("the largest pixel of the mini-batch") { number($0) }
    case .label(let image):
      return both("the label of image \(image)") { number($0) }
    case .start:
      return both("the difference between the norms of two columns of W1") {
        guard let value = $0?[0, 0] else { return "" }
        return value == 0 ? "0" : "up to \(Number.significant(value))"
      }
    case .weightedInput(let l):
      return both("z of layer \(l)", times: "a W + b")
    case .delta(let l):
      let formula =
        l == network.layers.count
        ? network.output.deltaFormula(z: "z") : "(δ Wᵀ) ⊙ \(network[l].activation.symbol)′(z)"
      return both("δ of layer \(l)", times: formula)
    case .weights(.data, let l):
      return both("the data gradient of layer \(l)", times: "aᵀδ / m")
    case .biases(.data, let l):
      return both("the gradient of the biases of layer \(l)", times: "Σ δ / m")
    case .weights(.term(let kind), let l):
      return both("the \(kind.name) part of layer \(l)", times: unit(of: kind, "W", in: session))
    case .biases(.term(let kind), let l):
      return both(
        "the \(kind.name) part of the biases of layer \(l)",
        times: unit(of: kind, "b", in: session)
      )
    case .taken(let part, let l):
      var formula = "aᵀδ / m"
      if case .term(let kind) = part { formula = unit(of: kind, "W", in: session) }
      return both("what an update takes off layer \(l) for \(part.name)", times: "η \(formula)")
    case .rate:
      return both("what the gradient is multiplied by in an update") { number($0) }
    }
  }

  private static func unit(of kind: Term.Kind, _ weight: String, in session: Session) -> String {
    "(\(session.settings[kind].factorFormula)) \(kind.gradientFormula(weight))"
  }

  private static func number(_ value: Matrix?) -> String {
    value.map { Number.exact($0[0, 0]) } ?? "none"
  }

  /// Where a matrix is told by one of its numbers: what the mistake would make of it is no multiple of what the
  /// formula gives, and is farthest from it there.
  private static func place(of clue: Clue) -> (row: Int, column: Int)? {
    guard let mistaken = clue.mistaken else { return nil }
    var apart = mistaken
    if let right = clue.right, right.norm != 0 {
      if Proportion(of: mistaken, to: right).factor != nil { return nil }
      apart = mistaken - right
    }
    return apart.largest.map { ($0.row, $0.column) }
  }

  /// By the number at a place, which `explain` takes apart.
  private static func told(
    _ clue: Clue,
    _ subject: String,
    at place: (row: Int, column: Int),
    _ unit: String
  ) -> (subject: String, mistaken: String, here: String) {
    func number(_ value: Matrix?) -> String {
      value.map { Number.significant($0[place.row, place.column]) } ?? "none"
    }
    let isRight =
      clue.here.map { here in
        clue.right.map { $0.norm > 0 && Proportion(of: here, to: $0).isOne } ?? false
      } ?? false
    let right =
      clue.right.map { $0.norm == 0 } ?? true
      ? "the formula has none" : "\(unit) is \(number(clue.right))"
    return (
      subject, "\(number(clue.mistaken)) at [\(place.row),\(place.column)], where \(right)",
      clue.here == nil ? "none" : "\(number(clue.here))\(isRight ? ", as the formula has it" : "")"
    )
  }

  /// A matrix as a multiple of what the formula gives.
  private static func value(of value: Matrix?, beside right: Matrix?, _ unit: String) -> String {
    guard let value else { return "none" }
    guard value.norm != 0 else { return "0" }
    guard let right, right.norm != 0 else { return "something, where the formula has none" }
    let proportion = Proportion(of: value, to: right)
    if proportion.isOne { return "\(unit), as the formula has it" }
    return proportion.factor.map { "\(text($0)) times \(unit)" } ?? "no multiple of \(unit)"
  }

  private static func text(_ factor: Double) -> String {
    let whole = factor.rounded()
    return (factor - whole).magnitude <= 1e-9 * factor.magnitude && whole.magnitude < 1e15
      ? Number.grouped(Int(whole)) : Number.significant(factor)
  }
}

/// How one matrix stands to another of the same shape.
private struct Proportion {
  /// The factor between them; none where one is no multiple of the other.
  let factor: Double?

  init(of value: Matrix, to other: Matrix) {
    let (a, b) = (value.values, other.values)
    let square = b.reduce(0.0) { $0.addingProduct($1, $1) }
    let factor = zip(a, b).reduce(0.0) { $0.addingProduct($1.0, $1.1) } / square
    let largest = a.map(\.magnitude).max() ?? 0
    let rest = zip(a, b).map { ($0 - factor * $1).magnitude }.max() ?? 0
    self.factor = factor.isFinite && rest <= 1e-9 * largest ? factor : nil
  }

  /// Whether they are the same.
  var isOne: Bool { factor.map { ($0 - 1).magnitude <= 1e-9 } ?? false }
}
