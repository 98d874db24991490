import Arithmetic

/// Labels of a training set that changed places: what is then learned can only be learned by heart.
///
/// With s the stream `SplitMix64(seed: seed).stream(2⁶⁴ − 1)`, a share p of n images and k = p · n,
/// rounded, halves up:
///
/// - the images that take part are the first k of `s.stream(0).shuffled(n)`, here called c;
/// - with q = `s.stream(1).shuffled(k)`, image c[i] takes the label that image c[q[i]] had.
///
/// So there are as many of each digit as before, and a label may come back to a digit that it fits:
/// of ten balanced digits about every tenth does. With fewer than two images nothing moves.
public struct LabelShuffle: Sendable, Equatable {
  /// The share of the images whose labels change places, above 0 and at most 1.
  public let share: Double
  /// What fixes the shuffle.
  public let seed: UInt64
  /// Images that took part.
  public private(set) var count = 0
  /// Images that have another label than before.
  public private(set) var wrong = 0

  /// A shuffle that has not been made yet.
  public init(share: Double, seed: UInt64) {
    precondition(share > 0 && share <= 1, "a share is above 0 and at most 1, not \(share)")
    (self.share, self.seed) = (share, seed)
  }

  /// Lets labels of a set change places, and counts.
  ///
  /// - Returns: The same images with their new labels.
  public mutating func run(on set: DigitSet) -> DigitSet {
    let stream = SplitMix64(seed: seed).stream(.max)
    count = Int((share * Double(set.count)).rounded(.toNearestOrAwayFromZero))
    let chosen = stream.stream(0).shuffled(set.count).prefix(count)
    var labels = set.labels
    for (image, from) in zip(chosen, stream.stream(1).shuffled(count)) {
      labels[image] = set.labels[chosen[from]]
    }
    wrong = zip(labels, set.labels).count { $0 != $1 }
    return DigitSet(images: set.images, labels: labels, height: set.height, width: set.width)
  }
}
