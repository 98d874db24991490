import Testing

@testable import Digits

struct DigitSetTests {
  @Test func subsetIsBalanced() throws {
    let subset = try DataSet.bundled().training.subset(1000)
    #expect(subset.count == 1000 && subset.images.count == 1000)
    #expect((0...9).allSatisfy { digit in subset.labels.count { $0 == digit } == 100 })
  }

  @Test func remainderGoesToTheLowestDigits() throws {
    let once: [UInt8] = (0...9).reversed()
    let twice = once + once
    let subset = try digits(labelled: twice).subset(13)
    #expect(subset.labels == [9, 8, 7, 6, 5, 4, 3, 2, 1, 0, 2, 1, 0])
    #expect(subset.images.codes(row: 12) == [20], "the image stays with its label")
  }

  @Test func firstOfEachDigitInFileOrder() throws {
    let labels: [UInt8] = [3, 3, 3, 0, 1, 0, 2]
    let subset = try digits(labelled: labels).subset(4)
    #expect(subset.labels == [3, 0, 1, 2])
    #expect((0..<4).map { subset.images.codes(row: $0) } == [[1], [4], [5], [7]])
  }

  @Test func shortDigitsAreFilledFromOthers() throws {
    let labels: [UInt8] = [7, 7, 7, 7, 7, 7, 2, 2, 2, 5]
    #expect(try digits(labelled: labels).subset(6).labels == [7, 7, 2, 2, 2, 5])
    #expect(try digits(labelled: labels).subset(8).labels == [7, 7, 7, 7, 2, 2, 2, 5])
  }

  @Test func wholeSet() throws {
    let labels: [UInt8] = [7, 7, 1]
    #expect(try digits(labelled: labels).subset(3).labels == labels)
  }

  @Test(arguments: [0, -1, 4, Int.max, Int.min])
  func impossibleSubset(n: Int) {
    let expected = DigitsError("a subset of \(n) cannot be taken from 3 images; take 1 to 3")
    #expect(throws: expected) { try digits(labelled: [7, 7, 1]).subset(n) }
  }
}
