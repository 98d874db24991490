import TestSupport
import Testing

@testable import Experiment
@testable import Prompt

struct ResetCommandTests {
  @Test func beginsAgainWithWhatWasSet() throws {
    var room = Interpreter(data: try Samples.few(30))
    try room.type("net 784-5-10 --init small --seed 4", "data subset 20")
    let start = room.session.network
    try room.type("set eta 0.1", "l2 off", "epoch", "step 2")
    let trained = room.session
    let text = try room.type("reset")
    #expect(
      text
        == "784-5-10, small start, seed 4\ntraining begins again at epoch 1, without a mini-batch\n"
    )
    #expect(
      room.session.network == start && room.session.stepCount == 0 && room.session.step == nil
    )
    #expect(room.session.settings.eta == 0.1 && room.session.n == 20)
    try room.type("undo")
    #expect(room.session == trained)
  }

  @Test func stepsAreTheSameAgain() throws {
    var room = Interpreter(data: try Samples.few(30))
    let first = try room.type("step 3")
    #expect(try room.type("reset", "step 3") == first)
  }
}
