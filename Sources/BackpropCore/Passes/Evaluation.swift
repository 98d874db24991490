import Arithmetic

/// How a network does on many images: what it says of each digit, and the cost of the data.
public struct Evaluation: Sendable, Equatable {
  /// Images looked at.
  public let imageCount: Int
  /// How often the digit d was called e, at `d * classes + e`.
  public let confusion: [Int]
  /// Output units: one a class.
  public let classes: Int
  /// The cost of the data, a mean over the images.
  public let dataCost: Double

  /// Images whose largest output is that of their digit.
  public var correct: Int { (0..<classes).reduce(0) { $0 + confusion[$1 * classes + $1] } }

  /// The share of images called rightly, 0 to 1.
  public var accuracy: Double { imageCount == 0 ? 0 : Double(correct) / Double(imageCount) }

  /// Runs a network forward over all images, a few hundred at a time.
  ///
  /// - Parameters:
  ///   - network: 784 → … → 10.
  ///   - images: All of them; n × 784.
  ///   - labels: The digit of each.
  ///   - operations: How each line of the forward pass is computed.
  ///   - threads: How many threads may share the work.
  ///   - begin: Told before each part of the work how many images it has; the way to end it early.
  /// - Throws: What `begin` throws.
  public init(
    of network: Network,
    on images: SparseRows,
    labels: [UInt8],
    by operations: Operations = .correct,
    threads: Int = 1,
    beginning begin: (_ images: Int) throws -> Void
  ) rethrows {
    let classes = network.layers[network.layers.count - 1].units
    var confusion = [Int](repeating: 0, count: classes * classes)
    var cost = 0.0
    var pass = ForwardPass()
    var chunk = SparseRows(columns: images.columns, palette: images.palette)
    for lower in stride(from: 0, to: images.count, by: 500) {
      let range = lower..<min(lower + 500, images.count)
      try begin(range.count)
      chunk.replace(with: images, at: Array(range))
      let digits = Array(labels[range])
      pass.run(network, on: chunk, by: operations, threads: threads)
      for (row, digit) in digits.enumerated() {
        confusion[Int(digit) * classes + pass.output.indexOfMaximum(row: row)] += 1
      }
      cost += network.output.sum(pass.outputWeightedInput, pass.output, digits)
    }
    self.classes = classes
    self.confusion = confusion
    imageCount = images.count
    dataCost = images.count == 0 ? 0 : cost / Double(images.count)
  }

  /// Runs a network forward over all images, to the end.
  ///
  /// Images are n × 784, with the digit of each; `threads` may share the work.
  public init(of network: Network, on images: SparseRows, labels: [UInt8], threads: Int = 1) {
    self.init(of: network, on: images, labels: labels, threads: threads) { _ in }
  }
}
