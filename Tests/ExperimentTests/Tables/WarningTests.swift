import BackpropCore
import Digits
import TestSupport
import Testing

@testable import Experiment

struct WarningTests {
  /// Trains by commands of so many steps, an epoch's end after each if wanted.
  ///
  /// - Returns: The names of the warnings, each as often as it was said.
  private func said(
    _ steps: [Int],
    epochs: Bool = false,
    seed: UInt64 = 1,
    images: Int = 200,
    scaledBy factor: Double? = nil,
    _ change: (inout Settings) -> Void = { _ in }
  ) throws -> [String] {
    var session = Session(data: try DataSets.of(images))
    session.drawNetwork {
      change(&$0)
      $0.seed = seed
    }
    for l in 1...session.network.layers.count {
      if let factor { session.scaleWeights(ofLayer: l, by: factor, withBiases: true) }
    }
    var names: [String] = []
    for count in steps {
      let before = session
      _ = try session.train(steps: count, work: Work(), label: "")
      if epochs { _ = try session.logEpoch(work: Work()) }
      let found = Warning.new(in: session, since: before)
      // The same again, as after going back.
      #expect(Warning.new(in: session, since: before)?.evidence == found?.evidence)
      if let found { names.append(found.warning.name) }
    }
    return names
  }

  private enum DataSets {
    static func of(_ images: Int) throws -> DataSet {
      let data = try TestSupport.Samples.bundled()
      return DataSet(
        name: "some",
        training: try data.training.subset(images),
        test: try data.test.subset(100)
      )
    }
  }

  @Test(
    "good training is never warned of",
    arguments: [UInt64](1...10)
  )
  func silence(seed: UInt64) throws {
    let ways: [(inout Settings) -> Void] = [
      { _ in },
      { $0.initialization = .small },
      { $0[.l2].lambda = 0.1 },
      {
        $0.activation = .relu
        $0.eta = 0.05
      },
      {
        ($0.activation, $0.output) = (.tanh, .logLikelihood)
        $0.eta = 0.1
      },
      {
        $0.output = .quadratic
        $0.eta = 3
      },
      { $0.sizes = [784, 30, 20, 10] },
      { $0.initialization = .large },
    ]
    for (i, way) in ways.enumerated() {
      let names = try said([1, 1, 1, 1, 1, 1, 5, 20, 60, 120], seed: seed, way)
      #expect(names.isEmpty, "way \(i), seed \(seed): \(names)")
    }
  }

  @Test("each trouble is said once", arguments: [UInt64](1...10))
  func troubles(seed: UInt64) throws {
    let several = [1, 1, 1, 1, 1, 1, 1]
    #expect(
      try said([1, 1], seed: seed) {
        $0[.l2].lambda = 50
        $0[.l2].scale = .batch
      } == ["penalty-outweighs-data"]
    )
    #expect(try said(several, seed: seed, scaledBy: 0) == ["equal-units"])
    #expect(
      try said(several, seed: seed, scaledBy: 30) { $0.initialization = .large } == ["saturated"]
    )
    #expect(
      try said(several, seed: seed) {
        $0.sizes = [784] + Array(repeating: 10, count: 8) + [10]
        $0.initialization = .small
      } == ["gradient-vanishes"]
    )
    let dead = try said(several + [60], seed: seed) { ($0.activation, $0.eta) = (.relu, 5) }
    #expect(dead.contains("saturated"), "\(dead)")
    let deep = try said([40, 40, 40], epochs: true, seed: seed) {
      $0.sizes = [784, 30, 30, 30, 30, 30, 10]
      $0[.l2].isOn = false
    }
    #expect(deep == ["one-class"])
    // The case of the 11 %.
    let collapsed = try said([40, 40], epochs: true, seed: seed) {
      ($0.batchSize, $0[.l2].lambda, $0[.l2].scale) = (50, 5, .batch)
      $0.sizes = [784, 60, 20, 10]
    }
    #expect(collapsed == ["penalty-outweighs-data"])
    let bursting = try said([40, 1, 1], seed: seed) {
      ($0.eta, $0[.l2].lambda, $0[.l2].scale) = (1e6, 1e9, .batch)
    }
    #expect(bursting == ["no-number"])
    let shrunken = try said([100] + Array(repeating: 10, count: 9), seed: seed) {
      $0[.l2].lambda = 10
      $0[.l2].scale = .batch
    }
    #expect(Set(shrunken) == ["update-outweighs-weights"], "\(shrunken)")
  }

  @Test("who does not want to be told is not")
  func off() throws {
    #expect(
      try said([1, 1]) {
        $0.hasWarnings = false
        $0[.l2].lambda = 50
        $0[.l2].scale = .batch
      }.isEmpty
    )
  }

  @Test("each says a number, from where on, and what to type, in one line")
  func sentences() {
    #expect(Set(Warning.all.map(\.name)).count == Warning.all.count)
    for warning in Warning.all {
      let evidence = Warning.Evidence(number: 12.3, layer: 12, subject: "data")
      let text = warning.sentence(evidence, warning.threshold) { number in
        number == number.rounded() && number.isFinite ? "\(Int(number))" : "\(number)"
      }
      #expect("warning: \(text)".count <= 80, "\(text)")
      #expect(text.contains(": type "), "\(text)")
      #expect(!warning.source.isEmpty)
    }
  }
}
