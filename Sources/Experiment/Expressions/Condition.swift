/// A comparison of two formulas, as in `accuracy.test > 90%`.
public struct Condition: Sendable, Equatable {
  /// The condition as it was written.
  public let text: String
  private let left: Formula
  private let relation: Relation
  private let right: Formula

  /// Reads two formulas with one of `<`, `<=`, `>`, `>=` and `==` between them.
  public init(parsing text: String) throws(FormulaError) {
    var parser = try FormulaParser(text)
    try parser.parseSum()
    left = Formula(text: text, program: parser.takeProgram())
    guard let symbol = parser.accept(["<=", ">=", "==", "<", ">"])?.text,
      let relation = Relation(rawValue: symbol)
    else { throw parser.unexpected("an operator or one of <, <=, >, >= and ==") }
    try parser.parseSum()
    try parser.expectEnd()
    right = Formula(text: text, program: parser.takeProgram())
    self.relation = relation
    self.text = text
  }

  /// The names in the condition, in the order they stand.
  public var names: [String] { left.names + right.names }

  /// Whether the condition is true now, where `value` gives the number of a name.
  ///
  /// It is never if a side is not a number. Throws as `Formula.value(resolving:)`.
  public func holds(resolving value: (String) throws -> Double) throws -> Bool {
    let left = try left.value(resolving: value)
    let right = try right.value(resolving: value)
    return switch relation {
    case .less: left < right
    case .atMost: left <= right
    case .greater: left > right
    case .atLeast: left >= right
    case .equal: left == right
    }
  }

  private enum Relation: String {
    case less = "<"
    case atMost = "<="
    case greater = ">"
    case atLeast = ">="
    case equal = "=="
  }
}
