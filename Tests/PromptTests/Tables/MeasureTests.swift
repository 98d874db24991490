import Foundation
import TestSupport
import Testing
import Wording

@testable import Experiment
@testable import Prompt

struct MeasureTests {
  @Test(arguments: [1, 2, 5])
  func everyNameIsReadAndMeasured(layers: Int) throws {
    var room = Interpreter(data: try Samples.few(30))
    let sizes = (["784"] + Array(repeating: "6", count: layers - 1) + ["10"]).joined(separator: "-")
    try room.type("net \(sizes)", "step")
    for name in Measure.names(layers: layers) {
      let value = try #require(try room.measure(name), "\(name)")
      #expect(value.isFinite, "\(name)")
    }
  }

  @Test(arguments: [
    ("cots", "cost"), ("grad.dta.1", "grad.data.1"), ("acuracy.test", "accuracy.test"),
    ("raito.1", "ratio.1"), ("lamda", "lambda"),
  ])
  func mistypedNames(typed: String, meant: String) throws {
    let error = try #require(throws: LearnerError.self) { try NamedMeasure(typed, layers: 2) }
    #expect(error.description == "nothing measured is called \(typed); did you mean \(meant)?")
  }

  @Test(arguments: [
    ("accuracy", "accuracy.train, accuracy.test or accuracy.batch"),
    ("grad", "grad.data.1, grad.l2.1, grad.l1.1 or grad.total.1"),
    ("acc", "accuracy.train, accuracy.test or accuracy.batch"),
    ("weigh", "weights.1"),
  ])
  func namesCutShort(typed: String, names: String) throws {
    let error = try #require(throws: LearnerError.self) { try NamedMeasure(typed, layers: 3) }
    #expect(error.description == "nothing measured is called \(typed): write \(names)")
  }

  @Test(arguments: ["ratio", "grad.data", "delta"])
  func theLayerIsMissing(name: String) throws {
    let error = try #require(throws: LearnerError.self) { try NamedMeasure(name, layers: 2) }
    #expect(error.description == "\(name) is measured layer by layer: write \(name).1")
    #expect(throws: Never.self) { try NamedMeasure("\(name).1", layers: 2) }
  }

  @Test(arguments: [
    "", ".", "..1", "cost.", ".cost", "ratio.one", "ratio.1.1", "xyzzy", "cost.batch",
  ])
  func notNames(name: String) {
    #expect(throws: LearnerError.self) { try NamedMeasure(name, layers: 2) }
  }

  @Test func valuesByTheirDefinition() throws {
    var room = Interpreter(data: try Samples.few(30))
    try room.type("batch", "forward", "backward", "grad")
    let session = room.session
    let step = try #require(session.step)
    func norm(_ values: [Double]) -> Double { values.reduce(0) { $0 + $1 * $1 }.squareRoot() }
    func isClose(_ name: String, _ expected: Double) throws -> Bool {
      let value = try #require(try room.measure(name))
      return abs(value - expected) <= 1e-13 * abs(expected)
    }
    let weights = session.network.layers.map(\.weights.values)
    let data = step.found.dataGradient.weightSums[0].values.map { $0 / 10 }
    let l2 = weights[0].map { 0.5 / 30 * $0 }
    let squares = weights.joined().reduce(0) { $0 + $1 * $1 }
    #expect(try isClose("weights.1", norm(weights[0])))
    #expect(try isClose("rms.2", norm(weights[1]) / 300.0.squareRoot()))
    #expect(try isClose("grad.data.1", norm(data)))
    #expect(try isClose("grad.l2.1", norm(l2)))
    #expect(try isClose("grad.total.1", norm(zip(data, l2).map { $0 + $1 })))
    #expect(try isClose("ratio.1", norm(l2) / norm(data)))
    #expect(try isClose("cost.l2", 0.5 / 60 * squares))
    // −Σ [y ln a + (1 − y) ln (1 − a)], from the activations, with the system's logarithm.
    let a = step.found.forward.output
    let cost = (0..<10).reduce(0.0) { sum, row in
      (0..<10).reduce(sum) { sum, unit in
        sum - log(Int(step.batch.labels[row]) == unit ? a[row, unit] : 1 - a[row, unit])
      }
    }
    #expect(try isClose("cost.data", cost / 10))
    #expect(try isClose("cost", cost / 10 + 0.5 / 60 * squares))
    let right = (0..<10).count { row in
      (0..<10).allSatisfy { a[row, $0] <= a[row, Int(step.batch.labels[row])] }
    }
    #expect(try room.measure("accuracy.batch") == Double(right) / 10)
  }
}
