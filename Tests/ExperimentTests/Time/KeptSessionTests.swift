import TestSupport
import Testing

@testable import Experiment

struct KeptSessionTests {
  /// A session in every phase comes back to the bit, by any number of threads.
  @Test(arguments: [1, 2, 7])
  func everyPhaseComesBack(threads: Int) throws {
    var session = Session(data: try Samples.few(30))
    session.drawNetwork { $0.sizes = [784, 6, 5, 10] }
    _ = try session.train(steps: 4, work: Work(), label: "")
    for _ in 0..<10 {
      #expect(KeptSession(session).restored(threads: threads) == session)
      try session.advance(threads: 1)
    }
    session.takeBatch(images: [3, 17])
    try session.forward(threads: 1)
    #expect(KeptSession(session).restored(threads: threads) == session)
  }

  /// Of a large mini-batch nothing is kept but which images it has.
  @Test func whatCanBeFoundAgainTakesNoRoom() throws {
    var session = Session(data: try Samples.few(1_000))
    session.drawNetwork { $0.sizes = [784, 10] }
    session.change { $0.batchSize = 1_000 }
    for _ in 0..<5 { try session.advance(threads: 1) }
    var (whole, kept) = (HeldMemory(), HeldMemory())
    whole.add(session.holdings)
    kept.add(KeptSession(session).holdings)
    #expect(kept.bytes < whole.bytes - 1_000 * (150 + 3 * 16 * 8))
  }
}
