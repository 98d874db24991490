import BackpropCore
import TestSupport
import Testing

@testable import Experiment

/// Where twins part, which follows from what their switch does.
struct PartingTests {
  private func parting(
    _ name: String,
    _ values: [Switch.Value],
    steps: Int = 5,
    after change: (inout Session) throws -> Void = { _ in }
  ) throws -> Parting? {
    var session = Session(data: try Samples.few(95))
    session.drawNetwork { $0.sizes = [784, 5, 10] }
    try change(&session)
    let difference = try #require(Switch.named(name))
    var twins = try Twins(of: session, difference, values, work: Work())
    try twins.run(.steps(steps), work: Work())
    return twins.twins[1].parting
  }

  @Test func thePenaltyPartsInTheGradient() throws {
    for (name, values) in [
      ("l2", [Switch.Value.word("on"), .word("off")]), ("lambda", [.number(0), .number(5)]),
      ("scale", [.word("dataset"), .word("batch")]),
    ] {
      let found = try #require(try parting(name, values))
      #expect(found.step == 1 && found.place == .gradient(1), "\(name)")
      #expect(try #require(found.difference) > 0)
    }
  }

  /// ‖(λ/n) W‖ / ‖data + 0‖, as the ledger has it.
  @Test func theDifferenceIsRelative() throws {
    var session = Session(data: try Samples.few(95))
    session.drawNetwork { $0.sizes = [784, 5, 10] }
    session.change { $0[.l2].lambda = 5 }
    while session.step?.phase != .gradient { try session.advance(threads: 1) }
    let ledger = try session.ledger(1)
    let expected = try #require(ledger[.term(.l2)]).norm / ledger.data.norm
    let found = try parting("l2", [.word("off"), .word("on")]) { $0.change { $0[.l2].lambda = 5 } }
    let difference = try #require(found?.difference)
    #expect(abs(difference / expected - 1) < 1e-9)
  }

  @Test func othersPartWhereTheyAct() throws {
    let eta = try #require(try parting("eta", [.number(1), .number(2)]))
    #expect(eta.step == 1 && eta.place == .weights(1))
    // The first step of momentum is that of plain descent, but for roundings.
    let rule = try #require(try parting("rule", [.word("sgd"), .word("momentum")]))
    #expect(rule.step == 2 && rule.place == .weights(1) && !rule.isRounding)
    let cost = try #require(try parting("cost", [.word("cross-entropy"), .word("quadratic")]))
    #expect(cost.step == 1 && cost.place == .delta(2))
    let activation = try #require(try parting("activation", [.word("sigmoid"), .word("tanh")]))
    #expect(activation.step == 1 && activation.place == .activation(1))
    let batch = try #require(try parting("batch", [.number(10), .number(5)]))
    #expect(batch.step == 1 && batch.place == .batch && batch.difference == nil)
    let seed = try #require(try parting("seed", [.number(1), .number(2)]))
    #expect(seed.step == 0 && seed.place == .weights(1))
  }

  @Test func aStepThatWasBegunPartsWhereItIs() throws {
    let found = try #require(
      try parting("l2", [.word("on"), .word("off")]) { session in
        _ = try session.train(steps: 3, work: Work(), label: "")
        while session.step?.phase != .gradient { try session.advance(threads: 1) }
      }
    )
    #expect(found.step == 4 && found.place == .gradient(1))
  }

  @Test func whatIsTheSameDoesNotPart() throws {
    #expect(try parting("lambda", [.number(0), .number(1e-300)]) == nil)
    let tiny = try #require(try parting("lambda", [.number(0.5), .number(0.5 + 1e-13)]))
    #expect(tiny.isRounding)
  }
}
