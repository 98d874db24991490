import Arithmetic
import BackpropCore
import Digits

extension Session {
  /// Every block of memory that the session holds.
  package var holdings: [Holding] {
    var matrices = network.matrices + rule.memory.values
    var blocks =
      [Holding(of: order)] + log.holdings + data.holdings + source.holdings
      + read.holdings
    blocks += runs.flatMap(\.log.holdings)
    if let carried { matrices += carried.weightSums + carried.biasSums }
    if let step {
      matrices += step.network.matrices + step.found.matrices
      if let rule = step.applied?.rule { matrices += rule.memory.values }
      blocks.append(Holding(of: step.batch.indices))
      blocks += step.batch.inputs.blocks.map(Holding.init)
    }
    return blocks + matrices.map { Holding($0.block) }
  }
}

extension DataSet {
  fileprivate var holdings: [Holding] {
    [training, test].flatMap(\.blocks).map { Holding($0) }
  }
}

extension Network {
  fileprivate var matrices: [Matrix] { layers.flatMap { [$0.weights, $0.biases] } }
}
