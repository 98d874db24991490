import Arithmetic

/// Draws one after the other from a seeded stream.
package struct Dice {
  private let stream: SplitMix64
  private var count: UInt64 = 0

  package init(seed: UInt64) {
    stream = SplitMix64(seed: seed)
  }

  package mutating func roll(_ bound: Int) -> Int {
    count += 1
    return stream.integer(at: count, below: bound)
  }

  package mutating func pick<Item>(_ items: [Item]) -> Item { items[roll(items.count)] }
}
