import TestSupport
import Testing

@testable import Experiment
@testable import Prompt

struct CurveTests {
  @Test func pointsAreWhatPrintSaidOnTheWay() throws {
    let names = ["cost", "cost.data", "cost.l2", "grad.data.1", "grad.l2.2", "ratio.1", "delta.2"]
    var room = Interpreter(data: try Samples.few(30))
    var printed = names.map { _ in [Double]() }
    for _ in 1...4 {
      try room.type("batch", "forward", "backward", "grad")
      for (i, name) in names.enumerated() {
        printed[i].append(try #require(try room.measure(name)))
      }
      try room.type("update")
    }
    for (name, values) in zip(names, printed) {
      let points = try #require(
        try room.session.curve(of: try NamedMeasure(name, layers: 2)),
        "\(name)"
      )
      #expect(points.map(\.x) == [1, 2, 3, 4])
      for (point, value) in zip(points, values) {
        #expect(abs(point.y - value) <= 1e-14 * abs(value), "\(name)")
      }
    }
  }

  @Test func epochsAreMeasuredAtTheirEnd() throws {
    var room = Interpreter(data: try Samples.few(30))
    try room.type("epoch 2")
    let points = try #require(
      try room.session.curve(of: NamedMeasure("accuracy.train", layers: 2))
    )
    #expect(points.map(\.x) == [3, 6])
    #expect(points.last?.y == (try room.measure("accuracy.train")))
  }

  @Test func entriesAndSettingsAreNotRecorded() throws {
    var room = Interpreter(data: try Samples.few(30))
    try room.type("step")
    for name in ["w1[0,0]", "eta", "biases.1", "accuracy.batch", "grad.total.1"] {
      let sentence = "\(name) is not recorded as training goes: type help plot for what is"
      #expect(try room.refusal(of: "plot \(name)") == sentence)
    }
  }
}
