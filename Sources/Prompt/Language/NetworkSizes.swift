import Experiment
import TextRendering
import Wording

/// The sizes of a network as they are typed.
enum NetworkSizes {
  /// Reads `784-30-10`.
  static func read(_ text: String, for session: Session) throws -> [Int] {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    let sizes = parts.compactMap { WholeNumber(argument: String($0))?.value }
    guard sizes.count == parts.count, sizes.count >= 2 else {
      throw LearnerError("the sizes of a network are numbers with hyphens: net 784-30-10")
    }
    guard sizes[0] == session.pixelCount else {
      throw LearnerError(
        "the images have \(session.pixelCount) pixels, so the sizes begin with "
          + "\(session.pixelCount): net \(session.pixelCount)-30-10"
      )
    }
    guard sizes.last == 10 else {
      throw LearnerError("there are ten digits, so the sizes end with 10: net \(sizes[0])-30-10")
    }
    guard Limits.layers.contains(sizes.count - 1),
      sizes.dropFirst().allSatisfy(Limits.units.contains)
    else {
      throw LearnerError(
        "a network has at most \(Limits.layers.upperBound) layers of 1 to "
          + "\(Number.grouped(Limits.units.upperBound)) units each"
      )
    }
    let parameters = Limits.parameterCount(of: sizes)
    guard parameters <= Limits.parameters else {
      throw LearnerError(
        "\(text) has \(Number.grouped(parameters)) weights and biases: at most "
          + "\(Number.grouped(Limits.parameters)) fit"
      )
    }
    return sizes
  }
}
