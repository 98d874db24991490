import BackpropCore

/// The samples of a log, one row of numbers each, in one piece of memory.
///
/// Thousands of small arrays would lie between the large ones that steps use and free, and keep the
/// system from using those again.
package struct Samples: Sendable, Equatable {
  private var numbers = Journal<Double>()
  private var layerCount = 0

  /// Numbers of one layer: a gradient a part, and five more.
  private static let layerWidth = TrainingLog.parts.count + 5
  /// Numbers of one sample: the step, a cost a part, and those of the layers.
  private var width: Int { 1 + TrainingLog.parts.count + layerCount * Self.layerWidth }

  /// Samples there are.
  package var count: Int { numbers.count / width }

  /// Every sample, the first first.
  package var all: [TrainingLog.Sample] {
    let (numbers, width) = (numbers.all, width)
    return stride(from: 0, to: numbers.count, by: width).map { sample(numbers[$0..<$0 + width]) }
  }

  /// The last so many of them, or all there are, the last last.
  func last(_ wanted: Int) -> [TrainingLog.Sample] {
    let row = numbers.last(wanted * width)
    return stride(from: 0, to: row.count, by: width).map { sample(row[$0..<$0 + width]) }
  }

  /// Adds what a step of the same network as before measured.
  mutating func append(_ sample: TrainingLog.Sample) {
    if numbers.count == 0 { layerCount = sample.layers.count }
    precondition(sample.layers.count == layerCount, "the samples of a log are of one network")
    numbers.append(contentsOf: row(of: sample))
  }

  /// Keeps some of the samples.
  mutating func keep(_ isKept: (_ index: Int, TrainingLog.Sample) -> Bool) {
    let kept = all.enumerated().filter { isKept($0.offset, $0.element) }
    numbers.replace(with: kept.flatMap { row(of: $0.element) })
  }

  /// The memory that holds them.
  var holding: Holding { numbers.holding(bytesEach: MemoryLayout<Double>.stride) }

  private func row(of sample: TrainingLog.Sample) -> [Double] {
    [Double(sample.step)] + sample.costs
      + sample.layers.flatMap {
        $0.gradients + [$0.ratio, $0.delta, $0.weights, $0.weightRMS, $0.saturated]
      }
  }

  private func sample(_ row: ArraySlice<Double>) -> TrainingLog.Sample {
    let parts = TrainingLog.parts.count
    var rest = row.dropFirst()
    func take(_ count: Int) -> [Double] {
      defer { rest = rest.dropFirst(count) }
      return Array(rest.prefix(count))
    }
    let costs = take(parts)
    let layers = (0..<layerCount).map { _ in
      let (gradients, others) = (take(parts), take(5))
      return TrainingLog.Layer(
        gradients: gradients,
        ratio: others[0],
        delta: others[1],
        weights: others[2],
        weightRMS: others[3],
        saturated: others[4]
      )
    }
    return TrainingLog.Sample(step: Int(row[row.startIndex]), costs: costs, layers: layers)
  }
}
