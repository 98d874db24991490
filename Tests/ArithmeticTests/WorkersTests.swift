import Foundation
import Synchronization
import Testing

@testable import Arithmetic

@Suite("Workers do every part of a work once, and no part after it")
struct WorkersTests {
  @Test("however many parts and workers there are", arguments: [0, 1, 3])
  func everyPart(count: Int) {
    let workers = Workers(count: count)
    for parts in [0, 1, 2, 3, 7, 100] { #expect(calls(of: workers, parts: parts) == parts) }
  }

  @Test("time and again, awake and woken from sleep")
  func sleep() {
    let workers = Workers(count: 1)
    for round in 0..<300 {
      if round.isMultiple(of: 100) { Thread.sleep(forTimeInterval: 0.01) }
      #expect(calls(of: workers, parts: 2) == 2)
    }
  }

  @Test("on more threads than one")
  func threads() {
    let workers = Workers(count: 1)
    let arrived = Atomic(0)
    let met = Atomic(0)
    // Each part waits for the other, in vain if one thread does both.
    workers.perform(parts: 2) { _ in
      arrived.add(1, ordering: .relaxed)
      for _ in 0..<5000 where arrived.load(ordering: .relaxed) < 2 {
        Thread.sleep(forTimeInterval: 0.001)
      }
      if arrived.load(ordering: .relaxed) == 2 { met.add(1, ordering: .relaxed) }
    }
    #expect(met.load(ordering: .relaxed) == 2)
  }

  @Test("for a caller that finds them at work, and one that is part of that work")
  func busy() async {
    let workers = Workers(count: 2)
    let inner = Atomic(0)
    workers.perform(parts: 3) { _ in
      workers.perform(parts: 5) { _ in inner.add(1, ordering: .relaxed) }
    }
    #expect(inner.load(ordering: .relaxed) == 15)

    await withTaskGroup(of: Bool.self) { group in
      for caller in 0..<8 {
        group.addTask {
          (0..<200).allSatisfy { calls(of: workers, parts: ($0 + caller) % 5) == ($0 + caller) % 5 }
        }
      }
      for await isRight in group { #expect(isRight) }
    }
  }
}

/// How many parts were done; each more than once counts a thousand.
private func calls(of workers: Workers, parts: Int) -> Int {
  let marks = Mutex([Int](repeating: 0, count: parts))
  workers.perform(parts: parts) { part in marks.withLock { $0[part] += 1 } }
  return marks.withLock { $0.reduce(0) { $0 + ($1 > 1 ? 1000 : $1) } }
}
