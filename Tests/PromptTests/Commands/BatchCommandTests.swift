import Digits
import TestSupport
import Testing

@testable import Experiment
@testable import Prompt

struct BatchCommandTests {
  @Test func drawsTheOrderThatIsDocumented() throws {
    var room = Interpreter(data: try Samples.few(25))
    let order = EpochOrder.images(seed: 1, epoch: 1, count: 25)
    for k in 1...3 {
      let text = try room.type("batch")
      #expect(text.hasPrefix("batch \(k) of 3 in epoch 1\n"))
      #expect(room.session.step?.batch.indices == Array(order.dropFirst((k - 1) * 10).prefix(10)))
    }
    #expect(try room.type("batch").hasPrefix("batch 1 of 3 in epoch 2\n"))
  }

  @Test func imagesByHandLeaveTheEpochAlone() throws {
    var plain = Interpreter(data: try Samples.few(25))
    var other = plain
    try plain.type("batch", "batch")
    let text = try other.type("batch", "batch --images 3,17,3")
    #expect(text.hasPrefix("a batch of 3 chosen by hand\n  images 3 17 3\n"))
    try other.type("batch")
    #expect(plain.session.step?.batch.indices == other.session.step?.batch.indices)
    #expect(plain.session.step?.number == other.session.step?.number)
  }

  @Test(arguments: [
    "batch --images ''", "batch --images 3,,4", "batch --images 3,", "batch --images one",
    "batch --images 25", "batch --images 3,-1", "batch --images -1", "batch --images",
    "batch --images 99999999999999999999", "batch 3",
  ])
  func refused(line: String) throws {
    var room = Interpreter(data: try Samples.few(25))
    let before = Snapshot(room.session)
    #expect(try room.refusal(of: line) != nil)
    #expect(Snapshot(room.session) == before)
  }

  /// The number of a batch never exceeds the count, however m changes on the way.
  @Test func numbersStayWithinTheCount() throws {
    var room = Interpreter(data: try Samples.few(100))
    var dice = Dice(seed: 5)
    for _ in 0..<200 {
      try room.type("set batch \(1 + dice.roll(30))", "batch")
      let number = try #require(room.session.step?.number)
      #expect(number.number <= number.count, "\(number)")
      #expect((number.number == number.count) == (room.session.position == 100), "\(number)")
    }
  }
}
