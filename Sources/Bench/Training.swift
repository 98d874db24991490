import Arithmetic
import BackpropCore

/// Training under measurement: a problem, its network as it stands, and where in the epoch it is.
struct Training {
  private let problem: BenchProblem
  private let batchSize: Int
  private let threads: Int
  private var step = TrainingStep()
  private var rule = Rule()
  private var inputs = SparseRows(columns: 784)
  private var labels: [UInt8] = []
  private var rows: [Int] = []
  private var next = 0
  private(set) var network: Network

  init(_ configuration: BenchConfiguration, of problem: BenchProblem, threads: Int) {
    self.problem = problem
    self.threads = threads
    batchSize = configuration.batch
    network = problem.network(configuration)
  }

  /// One mini-batch after the other: its images gathered, forward, backward, gradient and update.
  mutating func run(steps: Int) {
    for _ in 0..<steps {
      rows.replaceSubrange(rows.indices, with: problem.batch(next, of: batchSize))
      labels.removeAll(keepingCapacity: true)
      for row in rows { labels.append(problem.labels[row]) }
      inputs.replace(with: problem.images, at: rows)
      step.all(
        &network,
        by: &rule,
        problem.hyper,
        inputs: inputs,
        labels: labels,
        threads: threads
      )
      next += 1
    }
  }
}
