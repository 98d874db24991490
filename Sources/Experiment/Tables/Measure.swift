import Arithmetic
import BackpropCore
import Digits
import Wording

/// Something that can be measured by name: an entry of the one vocabulary of `print`, `plot`, conditions
/// and questions.
package struct Measure: Sendable {
  /// What it is measured of.
  package enum Subject: Sendable {
    /// The session as it stands, or its mini-batch.
    case session
    /// Each layer: the name takes its number, as in `ratio.1`.
    case layer
  }

  /// The name, without the number of a layer.
  package let name: String
  /// A few words about it.
  package let meaning: String
  /// What it is counted in; none for a plain number.
  package let unit: String?
  /// What it is measured of.
  package let subject: Subject
  /// The phase that the current step must have come to; none where no step is needed.
  package let needs: Phase?
  /// Reads it; the layer counts from 1, and is 0 where it is of no layer.
  let read: @Sendable (_ session: Session, _ layer: Int, _ work: Work) throws -> Double
  /// How the log has it; none where it is not logged.
  let curve: Curve?

  /// How a measure is found in the log.
  enum Curve: Sendable {
    /// In the sample of a step.
    case step(@Sendable (_ sample: TrainingLog.Sample, _ layer: Int) -> Double?)
    /// In what an epoch ended with.
    case epoch(@Sendable (TrainingLog.EpochEnd) -> Double?)
  }

  init(
    _ name: String,
    _ meaning: String,
    unit: String? = nil,
    of subject: Subject = .session,
    needs: Phase? = nil,
    curve: Curve? = nil,
    read: @escaping @Sendable (Session, Int, Work) throws -> Double
  ) {
    (self.name, self.meaning, self.unit, self.subject) = (name, meaning, unit, subject)
    (self.needs, self.curve, self.read) = (needs, curve, read)
  }

  /// The names it has for a network of so many layers.
  package func names(layers: Int) -> [String] {
    subject == .session ? [name] : (1...max(1, layers)).map { "\(name).\($0)" }
  }

  /// Whether it is recorded as training goes.
  package var isLogged: Bool { curve != nil }

  /// Every name there is for a network of so many layers, entries such as `w2[3,7]` left out.
  package static func names(layers: Int) -> [String] {
    all.flatMap { $0.names(layers: layers) }
  }

  /// The names of those that are recorded as training goes.
  package static func curveNames(layers: Int) -> [String] {
    all.filter(\.isLogged).flatMap { $0.names(layers: layers) }
  }
}

extension Measure {
  /// Whether it is recorded at the end of an epoch.
  package var isLoggedByEpoch: Bool {
    if case .epoch = curve { true } else { false }
  }
}

extension NamedMeasure {
  /// Whether it is recorded at the end of an epoch.
  package var isLoggedByEpoch: Bool {
    if case .measure(let measure, _) = self { measure.isLoggedByEpoch } else { false }
  }
}

/// A measure by the name that somebody gave it: one of the table with its layer, or an entry.
package enum NamedMeasure: Sendable {
  case measure(Measure, layer: Int)
  case entry(Entry)

  /// Reads a name such as `grad.l2.1` or `w2[3,7]`.
  ///
  /// Throws a `LearnerError` that suggests the name that was probably meant: one of `names`, or of all.
  package init(_ name: String, layers: Int, suggesting names: [String]? = nil) throws {
    if let entry = try Entry(name) {
      self = .entry(entry)
      return
    }
    let stem = name.lastIndex(of: ".").map { String(name[..<$0]) }
    let layer = name.split(separator: ".", omittingEmptySubsequences: false).last.flatMap {
      Int($0)
    }
    if let measure = Measure.all.first(where: { $0.subject == .session && $0.name == name }) {
      self = .measure(measure, layer: 0)
    } else if let layer, let stem,
      let measure = Measure.all.first(where: { $0.subject == .layer && $0.name == stem })
    {
      self = .measure(measure, layer: layer)
    } else if Measure.all.contains(where: { $0.subject == .layer && $0.name == name }) {
      throw LearnerError("\(name) is measured layer by layer: write \(name).1")
    } else {
      if let constant = ["e": "exp(1)", "pi": "3.14159265"][name] {
        throw LearnerError(
          "nothing measured is called \(name): a constant is written as \(constant)"
        )
      }
      let names = names ?? Measure.names(layers: layers)
      throw LearnerError(
        "nothing measured is called \(name.shown)"
          + Suggestion.ending(
            for: name,
            among: names,
            otherwise: Self.family(of: name, among: names).map { ": write \($0)" }
              ?? ": type help print for the names"
          )
      )
    }
  }

  /// The names that begin like one that was cut short, of layer 1 where every layer has its own:
  /// "accuracy.train or accuracy.test".
  private static func family(of name: String, among names: [String]) -> String? {
    let members = names.filter { other in
      let layer = other.split(separator: ".").last.flatMap { Int($0) } ?? 1
      return !name.isEmpty && other.hasPrefix(name) && layer == 1
    }
    return members.isEmpty ? nil : Array(members.prefix(4)).list("or")
  }
}

extension Session {
  /// The number that a name has now.
  ///
  /// Throws a `LearnerError` where it has none yet, or none at all.
  package func value(of measure: NamedMeasure, work: Work) throws -> Double {
    switch measure {
    case .entry(let entry): return try value(of: entry)
    case .measure(let measure, let l):
      let l = measure.subject == .layer ? try layer(l) : 0
      if let phase = measure.needs { _ = try reach(phase) }
      return try measure.read(self, l, work)
    }
  }

  /// The number of a measure, a setting or an entry by its name.
  package func value(named name: String, work: Work) throws -> Double {
    try work.begin(costOfReading)
    return try value(of: NamedMeasure(name, layers: network.layers.count), work: work)
  }

  /// The points of a measure that were logged, by step; none if it is not logged.
  package func curve(of measure: NamedMeasure) throws -> [(x: Double, y: Double)]? {
    switch measure {
    case .entry(let entry):
      if entry.kind != .input { _ = try layer(entry.layer) }
    case .measure(let measure, let l):
      if measure.subject == .layer { _ = try layer(l) }
    }
    return log.curve(of: measure)
  }
}

extension TrainingLog {
  /// The points of a measure, by step; none if it is not logged.
  package func curve(of measure: NamedMeasure) -> [(x: Double, y: Double)]? {
    guard case .measure(let measure, let l) = measure else { return nil }
    switch measure.curve {
    case nil: return nil
    case .step(let value):
      return samples.all.compactMap { sample in
        value(sample, l).map { (Double(sample.step), $0) }
      }
    case .epoch(let value):
      return epochs.all.compactMap { end in value(end).map { (Double(end.step), $0) } }
    }
  }
}
