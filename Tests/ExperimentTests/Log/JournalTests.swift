import Testing

@testable import Experiment

struct JournalTests {
  @Test func copiesGoTheirOwnWays() {
    var one = Journal<Int>()
    for i in 0..<5 { one.append(i) }
    var two = one
    two.append(contentsOf: [5, 6])
    #expect(one.all == [0, 1, 2, 3, 4] && two.all == [0, 1, 2, 3, 4, 5, 6])
    one.append(9)
    #expect(one.all == [0, 1, 2, 3, 4, 9] && two.last == 6 && one.last == 9)
    #expect(one != two && two == two)
    var again = Journal<Int>()
    again.append(contentsOf: two.all)
    #expect(again == two)
  }

  /// A thousand copies of a list that goes on share its memory.
  @Test func copiesShareTheirMemory() {
    var journal = Journal<Int>()
    var held = HeldMemory()
    for i in 0..<1_000 {
      journal.append(i)
      held.add([journal.holding(bytesEach: 8)])
    }
    #expect(held.bytes < 20_000)
  }

  @Test func anEmptyOneHasNoLast() {
    var journal = Journal<Int>()
    #expect(journal.last == nil && journal.count == 0)
    journal.append(1)
    journal.replace(with: [])
    #expect(journal.last == nil && journal.all == [])
  }
}
