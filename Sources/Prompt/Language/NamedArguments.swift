import ArgumentParser
import BackpropCore

extension Activation: ExpressibleByArgument {
  /// Reads the name of one.
  public init?(argument: String) { self.init(named: argument) }
  /// The names there are.
  public static var allValueStrings: [String] { all.map(\.name) }
  /// Its name.
  public var defaultValueDescription: String { name }
}

extension Output: ExpressibleByArgument {
  /// Reads the name of one.
  public init?(argument: String) { self.init(named: argument) }
  /// The names there are.
  public static var allValueStrings: [String] { all.map(\.name) }
  /// Its name.
  public var defaultValueDescription: String { name }
}

extension Initialization: ExpressibleByArgument {}
