import Arithmetic

/// The order in which one epoch visits the n images of a training set.
///
/// Epoch e, counted from 1, of seed s visits the images in the order
///
///     SplitMix64(seed: s).stream(0).stream(e − 1).shuffled(n)
///
/// and its mini-batches are runs of m of that order, one after the other; the last is shorter when m
/// does not divide n. So any epoch can be had without those before it.
public enum EpochOrder {
  /// Shuffles the images of a training set.
  ///
  /// - Parameters:
  ///   - seed: The seed that a learner sees.
  ///   - epoch: The epoch, from 1.
  ///   - count: n, images of the training set.
  /// - Returns: Each of 0 ..< n once.
  public static func images(seed: UInt64, epoch: Int, count: Int) -> [Int] {
    precondition(epoch >= 1, "epochs count from 1; there is no epoch \(epoch)")
    return SplitMix64(seed: seed).stream(0).stream(UInt64(epoch - 1)).shuffled(count)
  }
}
