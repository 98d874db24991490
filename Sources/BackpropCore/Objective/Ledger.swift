import Arithmetic

/// What contributes to a cost, a gradient or an update: the data, or a term of the objective.
public enum Part: Sendable, Equatable {
  case data
  case term(Term.Kind)

  /// What tables call it.
  public var name: String {
    switch self {
    case .data: "data"
    case .term(let kind): kind.name
    }
  }

  /// What measures and files call it: `grad.data.1`.
  public var key: String {
    switch self {
    case .data: "data"
    case .term(let kind): kind.key
    }
  }
}

/// What can be added up.
public protocol Summable: Sendable {
  /// The sum, place by place where there are several.
  static func + (a: Self, b: Self) -> Self
}

extension Double: Summable {}
extension Matrix: Summable {}

/// Named contributions in their order; the total is derived from them, so that no view can disagree.
public struct Ledger<Value: Summable>: Sendable {
  /// One contribution.
  public struct Entry: Sendable {
    /// Whose it is.
    public let part: Part
    /// How much; none while the term is off.
    public let value: Value?
  }

  /// What the data contribute.
  public let data: Value
  /// What each term of the objective contributes, in its order.
  public let terms: [Entry]

  /// A ledger from its contributions.
  public init(data: Value, terms: [Entry] = []) {
    (self.data, self.terms) = (data, terms)
  }

  /// Every contribution, that of the data first.
  public var entries: [Entry] { [Entry(part: .data, value: data)] + terms }

  /// All of them added up, in their order.
  public var total: Value { terms.compactMap(\.value).reduce(data, +) }

  /// What one part contributes; none while it is off, or not listed.
  public subscript(part: Part) -> Value? { entries.first { $0.part == part }?.value }

  /// The same ledger without the parts that have no value.
  public var given: Ledger { Ledger(data: data, terms: terms.filter { $0.value != nil }) }

  /// The same ledger of something made of each contribution: of a norm, of one place.
  public func map<Other: Summable>(_ body: (Value) -> Other) -> Ledger<Other> {
    Ledger<Other>(
      data: body(data),
      terms: terms.map { Ledger<Other>.Entry(part: $0.part, value: $0.value.map(body)) }
    )
  }
}
