import Testing

@testable import Digits

struct MiniBatchTests {
  private let set = digits(labelled: [5, 0, 4, 1, 9])

  @Test func imagesInTheOrderAskedFor() {
    let batch = MiniBatch(set, indices: [4, 0, 0, 2])
    #expect(batch.indices == [4, 0, 0, 2])
    #expect(batch.labels == [9, 5, 5, 4])
    #expect((0..<4).map { batch.inputs.codes(row: $0) } == [[5], [1], [1], [3]])
  }

  @Test func replacedBatchEqualsNewOne() {
    var batch = MiniBatch(set, indices: [0, 1, 2])
    batch.replace(with: set, indices: (3...4).reversed())
    #expect(batch.indices == [4, 3])
    #expect(batch.labels == [9, 1])
    #expect(batch.inputs.count == 2)
    #expect(batch.inputs.values(row: 0) == [5.0 / 255])
  }

  @Test func copyKeepsItsImages() {
    var batch = MiniBatch(set, indices: [0])
    let copy = batch
    batch.replace(with: set, indices: [1])
    #expect(copy.indices == [0] && copy.labels == [5] && copy.inputs.codes(row: 0) == [1])
  }

  @Test func emptyBatch() {
    let batch = MiniBatch(set, indices: [])
    #expect(batch.inputs.count == 0 && batch.labels.isEmpty)
  }
}
