import Arithmetic

/// A block of memory that a session holds: where, and how large.
package struct Holding: Sendable, Hashable {
  let place: UInt
  let bytes: Int
}

/// Counts memory that several sessions hold, each block once.
package struct HeldMemory: Sendable {
  private var holders: [UInt: (count: Int, bytes: Int)] = [:]
  /// Bytes held.
  package private(set) var bytes = 0

  /// Nothing held.
  package init() {}

  /// Counts the blocks of one more holder.
  package mutating func add(_ holdings: [Holding]) {
    for block in holdings {
      holders[block.place, default: (0, block.bytes)].count += 1
      if holders[block.place]?.count == 1 { bytes += block.bytes }
    }
  }

  /// Counts the blocks of a holder no longer: the same that were added.
  package mutating func remove(_ holdings: [Holding]) {
    for block in holdings {
      guard let held = holders[block.place] else { continue }
      holders[block.place] = held.count == 1 ? nil : (held.count - 1, held.bytes)
      if held.count == 1 { bytes -= held.bytes }
    }
  }
}

extension Holding {
  init(_ block: MemoryBlock) {
    (place, bytes) = (block.place, block.bytes)
  }

  init<Element>(of array: [Element]) {
    self.init(MemoryBlock(of: array))
  }
}
