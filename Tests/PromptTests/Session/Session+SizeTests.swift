import Experiment
import TestSupport
import Testing

@testable import Prompt

/// What a session may hold, whichever command asks for it last.
struct SessionSizeTests {
  /// Few weights and many units: two gigabytes for the z, a and δ of 4,000 images.
  private static let net = "net 784-1-10000-1-10000-1-10"

  @Test(arguments: [
    ["set batch 4000", net],
    [net, "set batch 4000"],
    ["data subset 10", "set batch 4000", net, "data all"],
    ["data subset 1000", "set batch 4000", net, "data expand"],
    ["data subset 10", "set batch 4000", net, "data mnist-5k"],
  ])
  func whicheverComesLastIsRefused(_ lines: [String]) throws {
    var room = Interpreter(data: try Samples.bundled())
    for line in lines.dropLast() { try room.type(line) }
    let before = room.session
    let sentence = try #require(try room.refusal(of: lines[lines.count - 1]))
    #expect(sentence.hasPrefix("784-1-10000-1-10000-1-10 with mini-batches of 4000 of "))
    #expect(sentence.contains("GiB, and a session may hold 1: set batch 10 first"))
    #expect(room.session == before)
  }

  @Test func theLargestNetworkAndTheLargestBatchFitAlone() throws {
    let session = Session(data: try Samples.bundled())
    try session.requireRoom(work: Work()) { $0.sizes = [784, 10_000, 1_210, 10] }
    try session.requireRoom(work: Work()) {
      ($0.sizes, $0.batchSize, $0.images) = ([784, 989, 10], 10_000, 60_000)
    }
    #expect(throws: (any Error).self) {
      try session.requireRoom(work: Work()) {
        ($0.sizes, $0.batchSize, $0.images) = ([784, 10_000, 1_000, 10], 10_000, 60_000)
      }
    }
  }
}
