import TestSupport
import Testing

@testable import Experiment

struct SamplesTests {
  /// What is read is what was measured, whatever the number of layers.
  @Test(arguments: [[784, 10], [784, 5, 10], [784, 6, 5, 10]])
  func readingInvertsAdding(sizes: [Int]) throws {
    var session = Session(data: try TestSupport.Samples.few(30))
    session.drawNetwork { $0.sizes = sizes }
    var measured: [TrainingLog.Sample] = []
    for _ in 0..<4 {
      _ = try session.train(steps: 1, work: Work(), label: "")
      measured.append(session.measure(try #require(session.step)))
    }
    #expect(session.log.samples.all == measured)
    #expect(session.log.samples.count == 4 && measured.map(\.step) == [1, 2, 3, 4])
    #expect(measured.allSatisfy { $0.layers.count == sizes.count - 1 })
  }

  @Test func someAreKept() throws {
    var session = Session(data: try TestSupport.Samples.few(30))
    _ = try session.train(steps: 6, work: Work(), label: "")
    var samples = session.log.samples
    samples.keep { index, _ in index.isMultiple(of: 2) }
    #expect(samples.all.map(\.step) == [1, 3, 5] && samples != session.log.samples)
  }
}
