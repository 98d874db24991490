import Dispatch
import Synchronization
import Testing

@testable import Digits

struct LazilyTests {
  @Test func whateverIsAskedItIsMadeOnce() {
    let count = Atomic(0)
    let lazily = Lazily { count.add(1, ordering: .relaxed).newValue }
    #expect(count.load(ordering: .relaxed) == 0)
    DispatchQueue.concurrentPerform(iterations: 20) { _ in #expect(lazily.value == 1) }
    #expect(Lazily(7).value == 7)
  }
}
