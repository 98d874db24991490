import ArgumentParser
import BackpropCore
import Experiment

/// Something that is one of a list, each with a name.
protocol Listed: Sendable {
  static var all: [Self] { get }
  var name: String { get }
}

extension Activation: Listed {}
extension Output: Listed {}
extension Convention: Listed {}

/// One of a list as an argument, by its name.
struct Named<Value: Listed>: ExpressibleByArgument {
  let value: Value

  init?(argument: String) {
    guard let value = Value.all.first(where: { $0.name == argument }) else { return nil }
    self.value = value
  }

  static var allValueStrings: [String] { Value.all.map(\.name) }

  var defaultValueDescription: String { value.name }
}

extension Initialization: ExpressibleByArgument {}
