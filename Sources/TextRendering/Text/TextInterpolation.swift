extension Text: ExpressibleByStringInterpolation {
  /// A text from a literal.
  public init(stringLiteral value: String) {
    self.init(value)
  }

  /// A text from a literal with values in it; a text among them keeps its roles.
  public init(stringInterpolation: Interpolation) {
    self = stringInterpolation.text
  }

  /// What may stand inside `\( )`: texts, strings and whole numbers, each with a role if wanted.
  public struct Interpolation: StringInterpolationProtocol {
    var text = Text()

    /// Starts an empty text.
    public init(literalCapacity: Int, interpolationCount: Int) {}

    /// Appends what stands between the values.
    public mutating func appendLiteral(_ literal: String) {
      text += Text(literal)
    }

    /// Appends a text; `role` is given to those parts that have none.
    public mutating func appendInterpolation(_ part: Text, _ role: Role = .plain) {
      text += part.role(role)
    }

    /// Appends a string.
    public mutating func appendInterpolation(_ part: some StringProtocol, _ role: Role = .plain) {
      text += Text(part, role: role)
    }

    /// Appends a whole number, without grouping.
    public mutating func appendInterpolation(_ part: some BinaryInteger, _ role: Role = .plain) {
      text += Text(String(part), role: role)
    }

    /// Not to be used: a real number says which of its digits are meant.
    @available(*, unavailable, message: "say which digits: Number.significant(x), Number.fixed(x …")
    public mutating func appendInterpolation(_ part: Double, _ role: Role = .plain) {}
  }
}
