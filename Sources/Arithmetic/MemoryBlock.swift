/// A block of memory: where it lies, and how large it is.
///
/// Values that share memory have the same block, so that what many copies cost can be counted.
public struct MemoryBlock: Sendable, Hashable {
  /// Its address.
  public let place: UInt
  /// Its size.
  public let bytes: Int

  /// The memory of an array's elements.
  public init<Element>(of array: [Element]) {
    place = array.withUnsafeBufferPointer { UInt(bitPattern: $0.baseAddress) }
    bytes = array.capacity * MemoryLayout<Element>.stride
  }

  init(place: UInt, bytes: Int) {
    (self.place, self.bytes) = (place, bytes)
  }
}

extension Matrix {
  /// The memory of its numbers.
  public var block: MemoryBlock {
    MemoryBlock(place: read { UInt(bitPattern: $0) }, bytes: byteCount)
  }
}
