import Arithmetic
import Testing

@testable import BackpropCore

@Suite("Named contributions, and a total that is derived")
struct LedgerTests {
  private func ledger(_ data: Double, _ l2: Double?, _ l1: Double?) -> Ledger<Double> {
    Ledger(
      data: data,
      terms: [.init(part: .term(.l2), value: l2), .init(part: .term(.l1), value: l1)]
    )
  }

  @Test("the total is added in the order of the list: 1 is lost in 1e16 before that is taken off")
  func order() {
    #expect(ledger(1e16, 1, -1e16).total == 0)
    #expect(ledger(1e16, -1e16, 1).total == 1)
  }

  @Test("a term that is off adds nothing, and is listed still")
  func off() {
    let ledger = ledger(3, nil, 0.5)
    #expect(ledger.total == 3.5)
    #expect(ledger.entries.map(\.part) == [.data, .term(.l2), .term(.l1)])
    #expect(ledger.entries.map(\.value) == [3, nil, 0.5])
    #expect(self.ledger(-0.0, nil, nil).total.sign == .minus)
  }

  @Test func partsAreFoundByName() {
    let ledger = Ledger(data: 1.0, terms: [.init(part: .term(.l1), value: 2)])
    #expect(ledger[.data] == 1 && ledger[.term(.l1)] == 2)
    #expect(ledger[.term(.l2)] == nil)
    #expect(self.ledger(1, nil, 2)[.term(.l2)] == nil)
  }

  @Test("map keeps names, order and what is off; the total is that of what it made")
  func map() {
    let doubled = ledger(3, nil, -4).map { $0.magnitude }
    #expect(doubled.entries.map(\.part) == [.data, .term(.l2), .term(.l1)])
    #expect(doubled.entries.map(\.value) == [3, nil, 4] && doubled.total == 7)
  }

  @Test func matricesAreAddedPlaceByPlace() {
    let ledger = Ledger(
      data: Matrix(row: [1, 1e16]),
      terms: [
        .init(part: .term(.l2), value: Matrix(row: [2, 1])),
        .init(part: .term(.l1), value: Matrix(row: [4, -1e16])),
      ]
    )
    #expect(ledger.total == Matrix(row: [7, 0]))
    #expect(ledger.map { $0[0, 0] }.total == 7)
  }

  @Test func namesOfParts() {
    #expect(Part.data.name == "data" && Part.data.key == "data")
    #expect(Part.term(.l2).name == "L2" && Part.term(.l1).key == "l1")
    #expect(Part.term(.l1) != .term(.l2) && Part.data != .term(.l2))
  }
}
