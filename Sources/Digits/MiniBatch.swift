import Arithmetic

/// The m images that one step of training learns from.
public struct MiniBatch: Sendable {
  /// Where the images stand in the set they were drawn from; m of them.
  public private(set) var indices: [Int]
  /// The pixels of the images: m × (height · width).
  public private(set) var inputs: SparseRows
  /// The digits that the images show; m of them, 0 to 9.
  public private(set) var labels: [UInt8]

  /// The images of `set` at the given places, in that order.
  public init(_ set: DigitSet, indices: some Collection<Int>) {
    self.indices = []
    inputs = SparseRows(columns: set.images.columns, palette: set.images.palette)
    labels = []
    replace(with: set, indices: indices)
  }

  /// Takes other images in place of those held; `set` has images of the same number of pixels.
  ///
  /// Storage is used again: in training this is called once a step.
  public mutating func replace(with set: DigitSet, indices newIndices: some Collection<Int>) {
    indices.removeAll(keepingCapacity: true)
    indices.append(contentsOf: newIndices)
    labels.removeAll(keepingCapacity: true)
    for index in indices {
      precondition(
        set.labels.indices.contains(index),
        "image \(index) is not one of 0 ..< \(set.count)"
      )
      labels.append(set.labels[index])
    }
    inputs.replace(with: set.images, at: indices)
  }
}
