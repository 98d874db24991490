import BackpropCore
import Wording

/// A number that a learner can set, or a switch: an entry of the table that `set`, `print`, Tab and help read.
package struct Setting: Sendable {
  /// What `set` calls it.
  package let name: String
  /// Other words for it, the letter of formulas first.
  package let aliases: [String]
  /// A few words about it.
  package let meaning: String
  /// The term that it belongs to, if it does.
  package let term: Term.Kind?
  /// What 0, 1 … are called; nothing where values are numbers.
  package let words: [String]
  /// A value that works, for examples.
  package let example: String
  /// What a value that is out of range is told.
  let range: String
  /// The name of the measure that reads it, and what that reads: of m the mini-batch there is.
  package let measured: (name: String, read: @Sendable (Session) -> Double)
  /// Whether changing it draws the network anew.
  package let drawsNetwork: Bool
  /// Whether `set` lists it.
  package let isListed: @Sendable (Session) -> Bool
  /// The value now.
  package let read: @Sendable (Session) -> Double
  /// Takes a value; false if it is out of range.
  let write: @Sendable (inout Settings, Double) -> Bool

  init(
    _ name: String,
    _ aliases: [String],
    _ meaning: String,
    term: Term.Kind? = nil,
    words: [String] = [],
    example: String,
    range: String,
    measured: (name: String, read: @Sendable (Session) -> Double)? = nil,
    drawsNetwork: Bool = false,
    isListed: @escaping @Sendable (Session) -> Bool = { _ in true },
    read: @escaping @Sendable (Session) -> Double,
    write: @escaping @Sendable (inout Settings, Double) -> Bool
  ) {
    (self.name, self.aliases, self.meaning, self.term) = (name, aliases, meaning, term)
    (self.example, self.range, self.drawsNetwork) = (example, range, drawsNetwork)
    self.words = words
    self.measured = measured ?? (name, read)
    (self.isListed, self.read, self.write) = (isListed, read, write)
  }

  /// The setting of a name or of another word for it.
  package static func named(_ word: String) -> Setting? {
    all.first { $0.name == word || $0.aliases.contains(word) }
  }

  /// What the value is called now; none where it is a number.
  package func word(in session: Session) -> String? {
    words.isEmpty ? nil : words[Int(read(session))]
  }

  /// Takes a value into settings.
  ///
  /// Throws a `LearnerError` that says what values there are.
  package func put(_ value: Double, into settings: inout Settings) throws {
    guard write(&settings, value) else { throw LearnerError(range) }
  }

  /// The measure that reads it.
  var measure: Measure {
    let read = measured.read
    return Measure(measured.name, meaning, read: { session, _, _ in read(session) })
  }
}

extension Session {
  /// Changes a setting; one that draws the network begins training again.
  ///
  /// Throws a `LearnerError` that says what values there are.
  package mutating func set(_ setting: Setting, to value: Double, work: Work = Work()) throws {
    var settings = settings
    try setting.put(value, into: &settings)
    if setting.term == .l2 { settings.conventional = nil }
    try requireRoom(work: work) { $0.batchSize = settings.batchSize }
    if setting.drawsNetwork {
      drawNetwork { $0 = settings }
    } else {
      change { $0 = settings }
    }
  }
}
