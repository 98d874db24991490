import BackpropCore
import Testing

// Tests that are run for each of a list are told apart by what each is called.

extension Activation: CustomTestStringConvertible {
  /// Its name.
  public var testDescription: String { name }
}

extension Output: CustomTestStringConvertible {
  /// Its name.
  public var testDescription: String { name }
}

extension Term.Kind: CustomTestStringConvertible {
  /// Its name.
  public var testDescription: String { name }
}

extension Rule.Kind: CustomTestStringConvertible {
  /// Its name.
  public var testDescription: String { name }
}
