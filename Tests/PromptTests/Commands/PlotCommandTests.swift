import TestSupport
import Testing

@testable import Experiment
@testable import Prompt

struct PlotCommandTests {
  /// A name cut short brings those that are recorded, and no others.
  @Test func namesCutShort() throws {
    var room = Interpreter(data: try Samples.few(10))
    let sentence = "nothing measured is called accuracy: write accuracy.train or accuracy.test"
    #expect(try room.refusal(of: "plot accuracy") == sentence)
    try room.type("epoch")
    for name in Measure.curveNames(layers: 2) { try room.type("plot \(name)") }
  }

  @Test func whatIsMissingIsSaidFirst() throws {
    var room = Interpreter(data: try Samples.few(25))
    #expect(
      try room.refusal(of: "plot accuracy.test")
        == "accuracy.test is recorded at the end of an epoch: type epoch first"
    )
    #expect(
      try room.refusal(of: "plot cost") == "nothing is recorded of cost yet: type step 100 first"
    )
    #expect(
      try room.refusal(of: "plot" + String(repeating: " cost", count: 9))?.contains("8") == true
    )
  }

  @Test(arguments: ["ratio.0", "ratio.3", "grad.data.9", "w3[0,0]"])
  func layersThatAreNotThere(metric: String) throws {
    var room = Interpreter(data: try Samples.few(25))
    try room.type("step")
    #expect(try room.refusal(of: "plot \(metric)")?.hasPrefix("there is no layer ") == true)
  }
}
