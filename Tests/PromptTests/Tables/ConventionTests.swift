import Arithmetic
import BackpropCore
import Digits
import Foundation
import TestSupport
import Testing

@testable import Experiment
@testable import Prompt

struct ConventionTests {
  /// `References/conventions.json`: steps by the formulas of each convention, which scikit-learn, PyTorch
  /// and optax were seen to take.
  fileprivate struct Reference: Decodable {
    struct Run: Decodable, Sendable, CustomTestStringConvertible {
      let name: String
      let number: Double
      let m: Int
      let biases: Bool
      let after: [[Double]]

      var testDescription: String { "\(name) \(number), m \(m)\(biases ? ", biases too" : "")" }
    }

    let eta: Double
    let codes: [UInt8]
    let labels: [UInt8]
    let start: [[Double]]
    let runs: [Run]

    static let all = Result {
      let path = packageFolder.appendingPathComponent(
        "Tests/PromptTests/References/conventions.json"
      )
      return try JSONDecoder().decode(Reference.self, from: try Data(contentsOf: path))
    }
  }

  fileprivate static let runs = (try? Reference.all.get().runs) ?? []

  /// The session that every step begins with: 24 images of six pixels.
  private func session() throws -> Session {
    let reference = try Reference.all.get()
    var rows = SparseRows(columns: 6)
    rows.append(codes: reference.codes[...])
    let digits = DigitSet(images: rows, labels: reference.labels, height: 2, width: 3)
    var session = Session(data: DataSet(name: "24", training: digits, test: digits))
    func layer(_ l: Int, _ inputs: Int, _ units: Int) -> Layer {
      Layer(
        weights: Matrix(rows: inputs, columns: units, values: reference.start[2 * l]),
        biases: Matrix(rows: 1, columns: units, values: reference.start[2 * l + 1])
      )
    }
    let network = Network(layers: [layer(0, 6, 4), layer(1, 4, 10)], output: .logLikelihood)
    session.takeNetwork(network, from: "reference")
    session.change { $0.eta = reference.eta }
    return session
  }

  @Test func thereAreStepsOfAll() {
    #expect(Set(Self.runs.map(\.name)) == Set(Convention.all.map(\.name)))
  }

  /// One step by each convention is that framework's own, however λ is divided here.
  @Test(arguments: runs)
  fileprivate func aStepIsTheFrameworksOwn(run: Reference.Run) throws {
    for scale in Term.Scale.allCases {
      var session = try session()
      session.change {
        $0.batchSize = run.m
        ($0[.l2].scale, $0[.l2].isOnBiases) = (scale, run.biases)
      }
      let convention = try #require(Convention.named(run.name))
      try session.setLambda(to: run.number, as: convention, work: Work())
      session.takeBatch(images: Array(0..<run.m))
      while session.step?.phase != .update { try session.advance(threads: 1) }
      let found = session.network.layers.flatMap { [$0.weights.values, $0.biases.values] }
      for (a, b) in zip(found, run.after) {
        let largest = b.map(\.magnitude).max() ?? 0
        #expect(zip(a, b).allSatisfy { abs($0 - $1) <= 1e-12 * largest }, "\(scale)")
      }
      // And back: the number is found again.
      let number = convention.number(for: session.settings[.l2], n: 24, m: run.m)
      #expect(abs(number / run.number - 1) < 1e-12)
    }
  }

  /// λ = 5 at n = 50,000, m = 10 in every convention, as the documentation of each has it.
  @Test(arguments: [
    ("nielsen", 5), ("ng", 5), ("sklearn", 0.001), ("convnetjs", 0.001), ("playground", 1e-4),
    ("pytorch", 1e-4), ("keras", 5e-5), ("optax", 1e-4), ("darknet", 1e-4), ("caffe", 1e-4),
    ("cs231n", 1e-4), ("micrograd", 5e-5),
  ])
  func whatFiveIsElsewhere(name: String, number: Double) throws {
    let convention = try #require(Convention.named(name))
    let term = Term.l2(lambda: 5)
    #expect(abs(convention.number(for: term, n: 50_000, m: 10) / number - 1) < 1e-12)
    #expect(abs(convention.lambda(of: number, as: term, n: 50_000, m: 10) / 5 - 1) < 1e-12)
  }

  @Test func whatItDependsOnIsSaid() throws {
    var room = Interpreter(data: try Samples.few(40))
    let pytorch = try room.type("set lambda 1e-4 --as pytorch")
    #expect(pytorch.contains("lambda = 0.004") && pytorch.contains("while n = 40\n"))
    #expect(pytorch.contains("biases too") && pytorch.contains("l2 biases on"))
    #expect(try room.type("set lambda 5 --as nielsen").contains("at every n and m"))
    let sklearn = try room.type("set lambda 1e-4 --as sklearn")
    #expect(sklearn.contains("while n = 40, m = 10\n"))
    #expect(!sklearn.lowercased().contains("bug") && !sklearn.contains("mistake"))
    #expect(
      try room.type("set lambda 1e-4 --as convnetjs").contains("yet its cost adds ½ l2 Σw²")
    )
    try room.type("l2 scale batch")
    #expect(try room.type("set lambda 1e-4 --as sklearn").contains("at every n and m"))
  }

  /// Another m, or another n, and λ no longer stands for what was given.
  @Test func aWarningWhereTheMeaningChanges() throws {
    let warning = "λ no longer stands for alpha = 0.0001 of sklearn"
    var room = Interpreter(data: try Samples.few(40))
    try room.type("set lambda 1e-4 --as sklearn")
    #expect(try !room.type("set eta 0.1").contains(warning))
    #expect(try room.type("set batch 20").contains(warning))
    // Said once, and where it is asked.
    #expect(try !room.type("l2 scale none").contains(warning))
    #expect(try room.type("l2 audit").contains(warning))
    try room.type("l2 scale dataset")
    #expect(try !room.type("set batch 10").contains(warning))
    #expect(try room.type("data subset 20").contains(warning))
    // Given anew, or without a convention, there is nothing to warn of.
    #expect(try !room.type("set lambda 1e-4 --as sklearn").contains(warning))
    try room.type("set lambda 2")
    #expect(try !room.type("set batch 5").contains("no longer"))
    try room.type("undo 2")
    #expect(try room.type("set batch 5").contains(warning))
  }

  @Test(arguments: [
    "set eta 1 --as pytorch", "set --as pytorch", "set lambda --as pytorch",
    "set lambda -1 --as keras", "set lambda 1e9 --as pytorch", "set lambda 1 --as nobody",
    "set lambda1 1 --as pytorch", "l1 audit", "l2 audit now", "l2 scale nothing", "l2 biases",
    "l2 biases perhaps",
  ])
  func refused(line: String) throws {
    var room = Interpreter(data: try Samples.few(40))
    let before = room.session
    #expect(try room.refusal(of: line) != nil)
    #expect(room.session == before)
  }
}
