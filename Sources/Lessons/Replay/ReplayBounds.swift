import Experiment
import TextRendering
import Wording

/// How much a replayed file may ask for: it is from elsewhere, and may be one of many.
///
/// The prompt allows more. Who records beyond these bounds is told so when it happens.
enum ReplayBounds {
  /// Images × weights and biases: some minutes of computing.
  static let work = 2e12
  /// Weights and biases of a network: 16 MB.
  static let parameters = 2_000_000
  /// Images of a mini-batch × units of the network: 80 MB for each of z, a and δ.
  static let activations = 10_000_000
  /// Bytes that one command prints.
  static let output = 1 << 20

  /// Throws a `LearnerError` for a session that is too large for a replay.
  static func check(_ session: Session) throws {
    guard session.network.parameterCount <= parameters else {
      throw LearnerError(
        "a replayed file may draw networks of \(Number.grouped(parameters)) weights and biases "
          + "at most"
      )
    }
    let units = session.network.sizes.dropFirst().reduce(0, +)
    guard min(session.settings.batchSize, session.n) * units <= activations else {
      throw LearnerError(
        "a replayed file may not have so many images in a mini-batch of this network"
      )
    }
  }

  /// What a file is told that has spent all.
  static let tooMuchWork = LearnerError(
    "the file asks for more computing than a replay may: split it, or run its commands yourself"
  )
}
