import Arithmetic

extension DigitSet {
  /// Whether the set that `expanded` makes is not too large.
  public var isExpandable: Bool {
    5 * count <= Capacity.images
      && Capacity.bytes(images: 5 * count, pixels: 5 * images.entryCount) <= Capacity.bytes
  }

  /// Each image followed by itself shifted by one pixel up, down, left and right; 5 · count images.
  ///
  /// Pixels that nothing moves into are 0; those moved out are lost. `begin` is told before each part of
  /// the work how many images it has, and is the way to end it early: what it throws is thrown.
  public func expanded(beginning begin: (_ images: Int) throws -> Void) rethrows -> DigitSet {
    precondition(isExpandable, "\(count) images are too many to be shifted four ways")
    var shifted = SparseRows(columns: images.columns, palette: images.palette)
    shifted.reserve(rows: 5 * count, entries: 5 * images.entryCount)
    var fiveLabels: [UInt8] = []
    fiveLabels.reserveCapacity(5 * count)
    let emptyRow = [UInt8](repeating: 0, count: width)
    for (index, label) in labels.enumerated() {
      if index.isMultiple(of: 500) { try begin(min(500, count - index)) }
      let image = images.codes(row: index)
      shifted.append(codes: image[...])
      shifted.append(codes: image[width...] + emptyRow)
      shifted.append(codes: emptyRow + image.dropLast(width))
      shifted.append(codes: clearing(column: width - 1, of: image[1...] + [0]))
      shifted.append(codes: clearing(column: 0, of: [0] + image.dropLast()))
      fiveLabels += [label, label, label, label, label]
    }
    return DigitSet(images: shifted, labels: fiveLabels, height: height, width: width)
  }

  /// The same without an early end.
  public func expanded() -> DigitSet { expanded { _ in } }

  /// A pixel that left its row at one side came in at the other of the next or previous row: undone here.
  private func clearing(column: Int, of image: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var image = image
    for row in 0..<height { image[image.startIndex + row * width + column] = 0 }
    return image
  }
}
