import Arithmetic

/// Images of handwritten digits and what they show: one of the two sets of a data set.
///
/// Image i is row i of `images` (height × width pixels, row after row) and shows the digit `labels[i]`.
public struct DigitSet: Sendable, Equatable {
  /// The pixels: count × (height · width), codes 0 to 255 that stand for code / 255.
  public var images: SparseRows { pixels.value }
  private let pixels: Lazily<SparseRows>
  /// The digit that each image shows, 0 to 9; count of them.
  public let labels: [UInt8]
  /// Pixels of an image from top to bottom.
  public let height: Int
  /// Pixels of an image from left to right.
  public let width: Int

  /// The memory of the set; images that were not unpacked yet take none.
  public var blocks: [MemoryBlock] {
    (pixels.madeValue?.blocks ?? []) + [MemoryBlock(of: labels)]
  }

  /// Whether both hold the same images; those of one set need not be unpacked for that.
  public static func == (a: DigitSet, b: DigitSet) -> Bool {
    a.height == b.height && a.width == b.width && a.labels == b.labels
      && (a.pixels === b.pixels || a.images == b.images)
  }

  /// Images in the set.
  public var count: Int { labels.count }

  /// A set of the given images and as many labels, each 0 to 9.
  public init(images: SparseRows, labels: [UInt8], height: Int, width: Int) {
    precondition(
      images.columns == height * width,
      "images of \(height) × \(width) pixels do not have \(images.columns)"
    )
    precondition(
      images.count == labels.count,
      "\(images.count) images cannot have \(labels.count) labels"
    )
    self.init(labels: labels, height: height, width: width, pixels: Lazily(images))
  }

  /// A set whose images are unpacked when they are first asked for.
  init(labels: [UInt8], height: Int, width: Int, pixels: Lazily<SparseRows>) {
    precondition(labels.allSatisfy { $0 <= 9 }, "a label is 0 to 9, not \(labels.max() ?? 0)")
    self.pixels = pixels
    self.labels = labels
    self.height = height
    self.width = width
  }

  /// The first `n` images with as many of each digit as can be, in the order they have here.
  ///
  /// Of each digit the first n / 10 are taken; the remainder goes to the lowest digits, one each. Where
  /// a digit has too few, the others give more, again one each in turn from the lowest.
  ///
  /// Throws a `DigitsError` unless 1 ≤ n ≤ count.
  public func subset(_ n: Int) throws -> DigitSet {
    guard n >= 1 && n <= count else {
      throw DigitsError(
        "a subset of \(n) cannot be taken from \(count) images; take 1 to \(count)"
      )
    }
    var available = [Int](repeating: 0, count: 10)
    for label in labels { available[Int(label)] += 1 }

    // Dealt like cards: one to each digit in turn that still has images.
    var wanted = [Int](repeating: 0, count: 10)
    var dealt = 0
    var digit = 0
    while dealt < n {
      if wanted[digit] < available[digit] {
        wanted[digit] += 1
        dealt += 1
      }
      digit = (digit + 1) % 10
    }

    var chosen: [Int] = []
    chosen.reserveCapacity(n)
    for (index, label) in labels.enumerated() where wanted[Int(label)] > 0 {
      wanted[Int(label)] -= 1
      chosen.append(index)
    }
    return DigitSet(
      images: images.selecting(chosen),
      labels: chosen.map { labels[$0] },
      height: height,
      width: width
    )
  }
}
