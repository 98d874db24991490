import Experiment
import TextRendering
import Wording

/// How much a replayed file may ask for: it is from elsewhere, and may be one of many.
///
/// The prompt allows more. Who records beyond these bounds is told so when it happens.
enum ReplayBounds {
  /// Images × weights and biases: half a minute of one thread, five times what any lesson takes.
  static let work = 5e11
  /// Weights and biases of a network: 16 MB.
  static let parameters = 2_000_000
  /// Images of a mini-batch × units of the network: 80 MB for each of z, a and δ.
  static let activations = 10_000_000
  /// Bytes that one command prints.
  static let output = 1 << 20

  /// Throws a `LearnerError` for a session that is too large for a replay.
  @Sendable
  static func check(_ size: SessionSize) throws {
    let sessions = max(1, size.twins)
    guard size.parameters * sessions <= parameters else {
      throw LearnerError(
        "a replayed file may draw \(sessions > 1 ? "twins" : "networks") of \(Number.grouped(parameters)) weights and biases "
          + "at most"
      )
    }
    guard size.m * size.units * sessions <= activations else {
      throw LearnerError(
        "a replayed file may not have so many images in a mini-batch of this network"
      )
    }
  }

  /// What a command is told that prints more.
  static let tooLong = LearnerError("this prints more than 1 MiB, too much for a transcript")
  /// How long a file may compute: longer than its work takes on any machine that is in use.
  static let time = Duration.seconds(1_800)

  /// What a file is told that has spent all.
  static let tooMuchWork = LearnerError(
    "the file asks for more computing than a replay may: split it, or run its commands yourself"
  )
}
