@testable import Arithmetic
import BackpropCore
import Testing

@Suite("Phase by phase, all at once, on any number of threads: the same bits")
struct TrainingStepTests {
  private struct Setting: Sendable {
    let sizes: [Int]
    let batch: Int
    let terms: [Term]
  }

  private static let settings = [
    Setting(sizes: [784, 30, 10], batch: 10, terms: [.l2(lambda: 5)]),
    Setting(sizes: [784, 30, 10], batch: 1, terms: [.l2(isOn: false, lambda: 5)]),
    Setting(sizes: [784, 10], batch: 7, terms: [.l2(lambda: 5)]),
    Setting(sizes: [784, 512, 64, 10], batch: 130, terms: [.l2(lambda: 5, scale: .batch)]),
  ]

  @Test(arguments: 0..<settings.count, Activation.all)
  func sameBits(setting index: Int, activation: Activation) {
    check(Self.settings[index], activation, .crossEntropy, .descent)
  }

  /// No term, each alone, both; by different divisors; on biases too.
  private static let terms: [[Term]] = [
    [], [.l2(lambda: 5)], [.l1(lambda: 5)], [.l2(lambda: 5, scale: .batch), .l1(lambda: 0.5)],
    [
      Term(.l2, lambda: 0.02, scale: .none, isOnBiases: true),
      Term(.l1, lambda: 1, isOnBiases: true),
    ],
  ]

  @Test(
    "every output, rule and term, all work split however small",
    arguments: Output.all,
    Rule.Kind.all
  )
  func sameBits(output: Output, rule: Rule.Kind) {
    Parallel.$worthSplitting.withValue(0) {
      for terms in Self.terms {
        let setting = Setting(sizes: [784, 21, 12, 10], batch: 9, terms: terms)
        check(setting, .tanh, output, rule)
      }
    }
  }

  private func check(
    _ setting: Setting,
    _ activation: Activation,
    _ output: Output,
    _ kind: Rule.Kind
  ) {
    let start = Initialization.scaled.network(
      sizes: setting.sizes,
      activation: activation,
      output: output,
      seed: 2
    )
    let (images, labels) = images(4 * setting.batch)
    let hyper = Hyperparameters(eta: 0.5, objective: Objective(setting.terms, n: 1000))

    func train(threads: Int, phases: Bool) -> (hash: UInt64, rule: Rule) {
      var (network, step, rule) = (start, TrainingStep(), Rule(kind))
      for batch in 0..<4 {
        let rows = Array(batch * setting.batch..<(batch + 1) * setting.batch)
        let (inputs, digits) = (images.selecting(rows), rows.map { labels[$0] })
        // Once whole steps and phases take turns: what one leaves behind must not disturb the other.
        guard phases || (threads == 3 && batch == 1) else {
          step.all(&network, by: &rule, hyper, inputs: inputs, labels: digits, threads: threads)
          continue
        }
        step.forward.run(network, on: inputs, threads: threads)
        step.backward.begin(network)
        while !step.backward.isComplete {
          step.backward.step(network, after: step.forward, labels: digits, threads: threads)
        }
        step.dataGradient.run(
          inputs: inputs,
          forward: step.forward,
          backward: step.backward,
          threads: threads
        )
        let gradient = Gradient(
          step.dataGradient,
          at: network,
          m: digits.count,
          objective: hyper.objective
        )
        rule.update(&network, by: gradient, hyper, threads: threads)
      }
      return (network.fingerprint, rule)
    }

    let expected = train(threads: 1, phases: true)
    #expect(expected.hash != start.fingerprint)
    for threads in [1, 2, 3, 7] {
      #expect(train(threads: threads, phases: false) == expected, "\(threads) threads")
    }
    #expect(train(threads: 2, phases: true) == expected)
  }

  @Test("training lowers the cost, and an image is told from another")
  func learns() {
    let (images, labels) = images(20)
    var network = Initialization.scaled.network(
      sizes: [784, 30, 10],
      activation: .sigmoid,
      output: .crossEntropy,
      seed: 1
    )
    let before = Evaluation(of: network, on: images, labels: labels)
    let hyper = Hyperparameters(
      eta: 0.5,
      objective: Objective([Term.l2(isOn: false, lambda: 0)], n: 20)
    )
    var (step, rule) = (TrainingStep(), Rule())
    for _ in 0..<300 { step.all(&network, by: &rule, hyper, inputs: images, labels: labels) }
    let after = Evaluation(of: network, on: images, labels: labels)
    #expect(after.dataCost < before.dataCost / 10)
    #expect(after.correct == 20 && after.accuracy == 1)
    #expect(after.confusion.reduce(0, +) == 20)
  }

  /// Random pictures, four of five pixels 0.
  private func images(_ count: Int) -> (SparseRows, [UInt8]) {
    let draws = SplitMix64(seed: 77)
    var images = SparseRows(columns: 784)
    images.append(
      codes: (0..<count * 784).map {
        let draw = draws.integer(at: UInt64($0), below: 1280)
        return draw < 256 ? UInt8(draw) : 0
      }[...]
    )
    return (images, (0..<count).map { UInt8($0 % 10) })
  }
}
