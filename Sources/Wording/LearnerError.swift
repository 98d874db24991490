/// A mistake of whoever typed the command: one sentence, what was wrong and what to type instead.
///
/// The session stays as it was before the command.
public struct LearnerError: Error, Equatable, CustomStringConvertible {
  /// The sentence, without a full stop at its end.
  public let description: String

  /// A mistake, said in one sentence.
  public init(_ sentence: String) {
    description = sentence
  }
}
