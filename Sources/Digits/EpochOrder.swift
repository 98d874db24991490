import Arithmetic

/// The order in which one epoch visits the n images of a training set, and its mini-batches.
///
/// Epoch e, counted from 1, of seed s visits the images in the order
///
///     SplitMix64(seed: s).stream(0).stream(UInt64(e)).shuffled(n)
///
/// and its mini-batches are runs of m of that order, one after the other; the last is shorter when m
/// does not divide n. So any epoch can be had without those before it.
public struct EpochOrder: Sendable {
  /// The images in the order they are visited: each of 0 ..< n once.
  public let order: [Int]
  /// Images in a mini-batch, m; the last may have fewer.
  public let batchSize: Int

  /// Shuffles the n = `count` images of a training set for one epoch, counted from 1.
  public init(seed: UInt64, epoch: Int, count: Int, batchSize: Int) {
    precondition(epoch >= 1, "epochs count from 1; there is no epoch \(epoch)")
    precondition(count >= 0, "a training set cannot have \(count) images")
    precondition(batchSize >= 1, "a mini-batch holds 1 image or more, not \(batchSize)")
    order = SplitMix64(seed: seed).stream(0).stream(UInt64(epoch)).shuffled(count)
    self.batchSize = batchSize
  }

  /// Mini-batches in the epoch: n / m, rounded up.
  public var batchCount: Int {
    order.count / batchSize + (order.count.isMultiple(of: batchSize) ? 0 : 1)
  }

  /// The images of mini-batch `k`, counted from 1 to `batchCount`, in the order they are visited.
  public func batch(_ k: Int) -> ArraySlice<Int> {
    precondition(k >= 1 && k <= batchCount, "batch \(k) is not one of 1 … \(batchCount)")
    return order.dropFirst((k - 1) * batchSize).prefix(batchSize)
  }
}
