import Arithmetic
import BackpropCore

/// Where two runs first differ: the first number that is another, in the order in which a step finds them.
///
/// Roundings are passed over where more than a rounding follows soon.
package struct Parting: Sendable, Equatable {
  /// What differs.
  package enum Place: Sendable, Equatable {
    /// The images of the mini-batch.
    case batch
    /// z, and a, of a layer.
    case weightedInput(Int)
    case activation(Int)
    /// δ of a layer.
    case delta(Int)
    /// ∂C/∂W and ∂C/∂b of a layer, all contributions together.
    case gradient(Int)
    case biasGradient(Int)
    /// What an update made of W and b of a layer; before the first step, what they begin with.
    case weights(Int)
    case biases(Int)
  }

  /// The step, as sessions count them; 0 before the first.
  package let step: Int
  /// What differs first.
  package let place: Place
  /// ‖difference‖ / ‖that of the first run‖; none where that cannot be said.
  package let difference: Double?

  /// Whether it is no more than a rounding.
  package var isRounding: Bool { difference.map { $0 <= Self.rounding } ?? false }

  /// Relative differences up to this are roundings: a few thousand units in the last place.
  private static let rounding = 1e-12
}

extension Parting {
  /// Where the weights that two sessions begin with differ; none if they are the same.
  static func atStart(_ a: Session, _ b: Session) -> Parting? {
    (1...a.network.layers.count).lazy.flatMap { weights($0, a.network, b.network) }.first
      .map { Parting(step: 0, place: $0.place, difference: $0.difference) }
  }

  /// Walks two sessions that were the same so far, phase by phase, until they differ.
  ///
  /// - Parameters:
  ///   - a: The first.
  ///   - b: The other; both have come equally far.
  ///   - steps: Steps to walk, at most.
  /// - Returns: Where they part; none if they do not.
  static func found(_ a: Session, _ b: Session, steps: Int) -> Parting? {
    var first: Parting?
    var (a, b) = (a, b)
    let end = a.stepCount + steps
    // What has been found of a step that was begun may differ by what was set since.
    for phase in Phase.allCases
    where a.step.map({ phase <= $0.phase && $0.phase != .update }) ?? false {
      guard let parting = difference(at: phase, a, b) else { continue }
      if !parting.isRounding { return parting }
      first = first ?? parting
    }
    while a.stepCount < end {
      guard (try? a.advance(threads: 1)) != nil, (try? b.advance(threads: 1)) != nil,
        let phase = a.step?.phase
      else { break }
      guard let parting = difference(at: phase, a, b) else { continue }
      if !parting.isRounding { return parting }
      first = first ?? parting
    }
    return first
  }

  /// What differs of that which a phase found.
  private static func difference(at phase: Phase, _ a: Session, _ b: Session) -> Parting? {
    guard let x = a.step, let y = b.step else { return nil }
    let layers = 1...a.network.layers.count
    let found: (place: Place, difference: Double?)? =
      switch phase {
      case .batch: x.batch.indices == y.batch.indices ? nil : (.batch, nil)
      case .forward:
        layers.lazy.flatMap { l in
          [
            differ(.weightedInput(l), x.found.forward.z(l), y.found.forward.z(l)),
            differ(.activation(l), x.found.forward.a(l), y.found.forward.a(l)),
          ].compactMap { $0 }
        }.first
      case .cost: nil
      case .backward:
        layers.reversed().lazy.compactMap { l in
          guard let p = x.found.backward.delta(l), let q = y.found.backward.delta(l) else {
            return nil
          }
          return differ(.delta(l), p, q)
        }.first
      case .gradient:
        gradients(layers, a.gradient(of: x), b.gradient(of: y))
      case .update: layers.lazy.flatMap { weights($0, a.network, b.network) }.first
      }
    let step = x.applied == nil ? a.stepCount + 1 : a.stepCount
    return found.map { Parting(step: step, place: $0.place, difference: $0.difference) }
  }

  private static func gradients(_ layers: ClosedRange<Int>, _ a: Gradient, _ b: Gradient)
    -> (place: Place, difference: Double?)?
  {
    layers.lazy.flatMap { l in
      [
        differ(.gradient(l), a.weights(l).total, b.weights(l).total),
        differ(.biasGradient(l), a.biases(l).total, b.biases(l).total),
      ].compactMap { $0 }
    }.first
  }

  private static func weights(_ l: Int, _ a: Network, _ b: Network)
    -> [(place: Place, difference: Double?)]
  {
    [
      differ(.weights(l), a[l].weights, b[l].weights), differ(.biases(l), a[l].biases, b[l].biases),
    ].compactMap { $0 }
  }

  /// A place where two matrices differ in any bit.
  private static func differ(_ place: Place, _ a: Matrix, _ b: Matrix)
    -> (place: Place, difference: Double?)?
  {
    guard a != b else { return nil }
    guard a.rows == b.rows, a.columns == b.columns else { return (place, nil) }
    return (place, (b - a).norm / a.norm)
  }
}
