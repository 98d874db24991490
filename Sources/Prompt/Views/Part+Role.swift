import BackpropCore
import TextRendering

extension Part {
  /// Its colour, and that of everything that is its.
  var role: Role {
    switch self {
    case .data: .data
    case .term(let kind):
      Role.terms[(Term.Kind.all.firstIndex(of: kind) ?? 0) % Role.terms.count]
    }
  }

  /// Its name in its colour.
  var title: Text { Text(name, role: role) }
}

extension Term {
  /// λ/n, or what else it is divided by, as formulas write it.
  var factorFormula: String { scale.dividing(kind.symbol) }
}

extension Hyperparameters {
  /// The term of a part; none of the data, or where it is not part of the objective.
  func term(of part: Part) -> Term? { objective.terms.first { .term($0.kind) == part } }
}
