import TestSupport
import Testing

@testable import Experiment
@testable import Prompt

struct SetCommandTests {
  @Test func changesWhatItNames() throws {
    var room = Interpreter(data: try Samples.few(10))
    try room.type("set eta 0.25", "set batch 3", "set lambda 5", "set lr 1e-2")
    #expect(room.session.settings.eta == 0.01)
    #expect(room.session.settings.batchSize == 3)
    #expect(room.session.settings[.l2].lambda == 5)
    let before = room.session.network.fingerprint
    try room.type("set seed 7")
    #expect(room.session.network.fingerprint != before)
    try room.type("net --seed 1")
    #expect(room.session.network.fingerprint == before)
  }

  @Test(arguments: [
    "eta 0", "eta -1", "eta 2000000", "eta nan", "eta inf", "eta 0x1", "eta", "batch 0",
    "batch -3", "batch 2.5", "batch 10001", "batch", "lambda -1", "lambda 1e10", "seed -1",
    "seed 1.5", "seed 9007199254740993", "seed 1e300", "seed", "speed 3", "speed", "eta 1 2",
  ])
  func refused(rest: String) throws {
    var room = Interpreter(data: try Samples.few(10))
    let before = Snapshot(room.session)
    #expect(try room.refusal(of: "set \(rest)") != nil)
    #expect(Snapshot(room.session) == before)
  }

  /// What a refusal tells one to type is not refused itself.
  @Test(arguments: ["eta", "batch", "lambda", "seed", "λ", "m", "η", "lr"])
  func theExampleOfARefusalWorks(name: String) throws {
    var room = Interpreter(data: try Samples.few(10))
    let sentence = try #require(try room.refusal(of: "set \(name)"))
    let example = try #require(sentence.components(separatedBy: ": ").last)
    #expect(example.hasPrefix("set "))
    #expect(try room.refusal(of: example) == nil, "\(example)")
  }

  @Test func theNearestNameIsSuggested() throws {
    var room = Interpreter(data: try Samples.few(10))
    #expect(try room.refusal(of: "set lamda") == "no setting is called lamda; did you mean lambda?")
  }
}
