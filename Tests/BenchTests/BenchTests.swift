import Testing

@testable import Bench

@Suite("The bench trains to the same bits on every machine, level, build and number of threads")
struct BenchTests {
  static let hashes = [
    "784-30-10/10": "57004cd42972f355",
    "784-60-20-10/50": "04eb8a0b74fbc333",
    "784-100-10/10": "7f928dd0fc1d7a54",
    "784-100-10/100": "10aaf6dafabca0ca",
    "784-512-256-10/128": "a6ffc8cc5502a854",
  ]

  @Test("the hashes of the README", arguments: [1, 2, 3, 7])
  func hashes(threads: Int) {
    let problem = BenchProblem()
    for configuration in BenchConfiguration.all {
      var training = Training(configuration, of: problem, threads: threads)
      training.run(steps: configuration.hashedSteps)
      #expect(hexadecimal(training.network.fingerprint) == Self.hashes[configuration.name])
    }
  }

  @Test func imagesAreLikeDigits() {
    let problem = BenchProblem()
    let share = Double(problem.images.entryCount) / Double(784 * problem.images.count)
    #expect((0.18...0.2).contains(share))
    #expect(problem.order.sorted() == Array(0..<10_000))
    #expect(Array(problem.batch(0, of: 10)) == Array(problem.order[0..<10]))
    #expect(problem.batch(78, of: 128) == problem.batch(0, of: 128))
  }

  @Test func workIsCountedAsTheContractAsksForIt() {
    let problem = BenchProblem()
    let pixels = Double(problem.images.entryCount) / 10_000
    let counted = problem.multiplyAddsPerStep(BenchConfiguration.all[0])
    let expected = 10 * (2 * pixels * 30 + 3 * 300) + 23_860
    #expect((counted - expected).magnitude < 1e-6)
  }

  @Test func reportHoldsWhatWasMeasured() throws {
    let small = BenchConfiguration(sizes: [784, 8, 10], batch: 10, hashedSteps: 1)
    let report = BenchReport(of: [small], threads: 1, repetitions: 3)
    let result = try #require(report.results.first)
    #expect(
      result.secondsPerStep.count == 3 && result.secondsPerStep == result.secondsPerStep.sorted()
    )
    #expect(result.secondsPerStep[0] > 0 && result.spread.contains(result.median))
    #expect((result.secondsPerEpoch - 5000 * result.median).magnitude < 1e-9)
    #expect(result.shareOfPeak > 0 && result.bound > 0)
    let lines = report.text.split(separator: "\n")
    #expect(lines.count == 2 && lines.allSatisfy { $0.count <= 80 })
    #expect(lines[1].hasPrefix("784-8-10/10") && lines[1].hasSuffix(result.hash))
    #expect(try report.json.contains("\"hash\" : \"\(result.hash)\""))
  }
}
