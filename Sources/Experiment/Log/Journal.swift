import Synchronization

/// A list that only grows, whose copies share what they have in common.
///
/// Copies of a session are kept by the thousand. One that was appended to last appends in place; one
/// that goes another way from an earlier place takes a copy of what it has.
package struct Journal<Element: Sendable & Equatable>: Sendable, Equatable {
  private final class Storage: Sendable {
    let elements: Mutex<[Element]>
    init(_ elements: [Element]) { self.elements = Mutex(elements) }
  }

  private var storage = Storage([])
  /// Elements there are.
  package private(set) var count = 0

  /// Nothing yet.
  package init() {}

  /// Every element, the first first.
  package var all: [Element] { storage.elements.withLock { Array($0.prefix(count)) } }

  /// The element added last.
  package var last: Element? {
    count == 0 ? nil : storage.elements.withLock { $0[count - 1] }
  }

  /// The last so many elements, or all there are.
  func last(_ wanted: Int) -> [Element] {
    storage.elements.withLock { Array($0[max(0, count - wanted)..<count]) }
  }

  /// Adds an element.
  mutating func append(_ element: Element) { append(contentsOf: CollectionOfOne(element)) }

  /// Adds several.
  mutating func append(contentsOf new: some Collection<Element>) {
    let isLast = storage.elements.withLock { elements in
      guard elements.count == count else { return false }
      elements.append(contentsOf: new)
      return true
    }
    if !isLast { storage = Storage(all + new) }
    count += new.count
  }

  /// Holds other elements instead.
  mutating func replace(with elements: [Element]) {
    (storage, count) = (Storage(elements), elements.count)
  }

  /// The memory that holds the elements, each taken for so many bytes.
  func holding(bytesEach: Int) -> Holding {
    Holding(
      place: UInt(bitPattern: ObjectIdentifier(storage).hashValue),
      bytes: 64 + storage.elements.withLock(\.count) * bytesEach
    )
  }

  /// Whether both hold the same elements.
  package static func == (a: Journal, b: Journal) -> Bool {
    guard a.count == b.count else { return false }
    return a.storage === b.storage || a.all == b.all
  }
}
