import ArgumentParser
import Experiment
import TextRendering
import Wording

struct BatchCommand: SessionCommand, Repeatable {
  static let configuration = CommandConfiguration(
    commandName: "batch",
    abstract: "Draw the next mini-batch, or choose its images.",
    discussion: """
      Each epoch visits every training image once, in an order that the seed fixes. After the last \
      mini-batch of an epoch the next epoch begins.
      """
  )
  static let group = CommandGroup.data
  static let examples = [
    Example("batch", "the next mini-batch of this epoch"),
    Example("batch --images 3,17,42", "these three; the epoch stays where it is"),
  ]

  @Option(help: "Numbers of training images, with commas between them.")
  var images: String?

  func run(in session: inout Session, work: Work) throws -> Page {
    if let images {
      let images = try chosen(images, in: session)
      // An image may be chosen twice.
      try session.requireRoom(work: work) {
        ($0.batchSize, $0.images) = (images.count, max($0.images, images.count))
      }
      session.takeBatch(images: images)
    } else {
      session.drawBatch()
    }
    return Page(try PlaceView.batch(of: session))
  }

  private func chosen(_ text: String, in session: Session) throws -> [Int] {
    let parts = text.split(separator: ",", omittingEmptySubsequences: false)
    let numbers = parts.compactMap { WholeNumber(argument: String($0))?.value }
    guard numbers.count == parts.count, Limits.batchSize.contains(numbers.count) else {
      throw LearnerError("--images takes numbers with commas between them: batch --images 3,17,42")
    }
    for number in numbers { try session.data.training.check(number, name: "training") }
    return numbers
  }
}
