import TestSupport
import Testing

@testable import Experiment
@testable import Prompt

struct ShowCommandTests {
  @Test(arguments: [
    "show", "show x", "show -1", "show 25", "show test", "show test 20", "show train x",
    "show batch", "show 3 4", "show batch 3", "predict test 20", "predict", "predict train 25",
    "predict batch", "predict 1 2", "show 99999999999999999999",
  ])
  func refused(line: String) throws {
    var room = Interpreter(data: try Samples.few(25))
    #expect(try room.refusal(of: line) != nil)
  }

  @Test func namesTheDigitAndTheRange() throws {
    var room = Interpreter(data: try Samples.few(25))
    let label = room.session.data.training.labels[17]
    #expect(try room.type("show 17").contains("training image 17: a \(label)"))
    #expect(
      try room.refusal(of: "show 25") == "there is no training image 25: they count from 0 to 24"
    )
  }
}
