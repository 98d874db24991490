/// A number that was given as one of a convention, so that it can be said when λ no longer stands for it.
package struct ConventionalNumber: Sendable, Equatable {
  /// The name of the convention.
  package let name: String
  /// Its number.
  package let number: Double
}
