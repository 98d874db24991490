import BackpropCore
import Digits

/// A session kept to go back to: its weights and what was asked for, not what can be computed again.
///
/// Of a step that was begun it keeps which images it has, the weights, and how far it had come; every z,
/// a, δ and gradient are found again, to the same bits, when somebody goes back.
package struct KeptSession: Sendable {
  private let session: Session
  private let images: [Int]
  /// The lowest layer whose δ was known.
  private let lowestLayer: Int
  /// The memory that it takes.
  package let holdings: [Holding]

  /// Keeps a session.
  package init(_ session: Session) {
    var session = session
    images = session.step?.batch.indices ?? []
    lowestLayer = session.step?.found.backward.lowestLayer ?? 0
    session.forgetWhatCanBeFound()
    self.session = session
    holdings = session.holdings
  }

  /// What it takes to restore it, as `Session.cost(ofImages:)` counts it.
  var cost: Double { session.costOfCommand }

  /// The session as it was.
  package func restored(threads: Int = 1) -> Session {
    var session = session
    session.findAgain(images: images, lowestLayer: lowestLayer, threads: threads)
    return session
  }
}

extension Session {
  fileprivate mutating func forgetWhatCanBeFound() {
    order = []
    step?.batch = MiniBatch(read.training, indices: [])
    step?.found = TrainingStep()
  }

  fileprivate mutating func findAgain(images: [Int], lowestLayer: Int, threads: Int) {
    shuffle()
    guard var step else { return }
    let operations = operations(of: step)
    step.batch.replace(with: read.training, indices: images)
    switch step.phase {
    case .batch: break
    case .forward, .cost, .backward:
      step.find(through: .forward, by: operations, threads: threads)
      while step.found.backward.lowestLayer > lowestLayer {
        step.findOneDelta(by: operations, threads: threads)
      }
    case .gradient, .update:
      step.find(through: .gradient, by: operations, after: carried, threads: threads)
    }
    self.step = step
  }
}
