/// What is wrong with a file, a folder or a wish, in one sentence.
///
/// File names stand in it as the user or the file system gave them; whoever shows the sentence makes
/// control characters visible.
public struct DigitsError: Error, Equatable, CustomStringConvertible {
  /// The sentence: what was expected, what was found, and what to do where that is not plain.
  public let description: String

  init(_ description: String) {
    self.description = description
  }
}
