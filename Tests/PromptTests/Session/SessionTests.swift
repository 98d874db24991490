import Digits
import TestSupport
import Testing

@testable import Experiment
@testable import Prompt

struct SessionTests {
  @Test func aBareStartIsReadyToStep() throws {
    let session = Session(data: try Samples.bundled())
    let settings = session.settings
    #expect(session.sizesText == "784-30-10" && session.network.output == .crossEntropy)
    #expect(settings.activation == .sigmoid && settings.initialization == .scaled)
    #expect(settings.seed == 1 && settings.eta == 0.5 && settings.batchSize == 10)
    #expect(settings[.l2].isOn && settings[.l2].lambda == 0.5 && settings[.l2].scale == .dataset)
    #expect(session.n == 4_000 && session.batchesPerEpoch == 400)
  }

  @Test func epochsFollowTheirDocumentedOrder() throws {
    var session = Session(data: try Samples.few(30))
    for epoch in 1...3 {
      let order = EpochOrder.images(seed: 1, epoch: epoch, count: 30)
      for k in 1...3 {
        session.drawBatch()
        #expect(session.step?.batch.indices == Array(order.dropFirst((k - 1) * 10).prefix(10)))
        #expect(session.step?.number == BatchNumber(epoch: epoch, number: k, count: 3))
      }
    }
  }

  @Test func copiesAreApart() throws {
    var one = Interpreter(data: try Samples.few(30))
    try one.type("batch", "forward")
    let before = Snapshot(one.session)
    var two = one
    try two.type("step 5", "set eta 3", "net 784-4-10")
    #expect(Snapshot(one.session) == before)
  }
}
