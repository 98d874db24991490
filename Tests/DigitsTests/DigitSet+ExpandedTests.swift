import Arithmetic
import Testing

@testable import Digits

struct ExpandedTests {
  private func set(_ codes: [UInt8], height: Int, width: Int) -> DigitSet {
    var images = SparseRows(columns: height * width)
    images.append(codes: codes[...])
    return DigitSet(images: images, labels: [7], height: height, width: width)
  }

  @Test func fourShifts() {
    let expanded = set(
      [
        1, 2, 3,
        4, 5, 6,
      ],
      height: 2,
      width: 3
    ).expanded()
    let expected: [[UInt8]] = [
      [1, 2, 3, 4, 5, 6],
      [4, 5, 6, 0, 0, 0],
      [0, 0, 0, 1, 2, 3],
      [2, 3, 0, 5, 6, 0],
      [0, 1, 2, 0, 4, 5],
    ]
    #expect((0..<5).map { expanded.images.codes(row: $0) } == expected)
    #expect(expanded.labels == [7, 7, 7, 7, 7])
    #expect(expanded.height == 2 && expanded.width == 3 && expanded.count == 5)
  }

  @Test(arguments: [(1, 1), (1, 4), (4, 1)])
  func thinImages(height: Int, width: Int) {
    let codes = [UInt8](1...UInt8(height * width))
    let images = set(codes, height: height, width: width).expanded().images
    let none = [UInt8](repeating: 0, count: codes.count)
    let earlier = Array(codes.dropFirst()) + [0]
    let later = [0] + Array(codes.dropLast())
    #expect(images.codes(row: 0) == codes)
    #expect(images.codes(row: 1) == (width == 1 ? earlier : none))
    #expect(images.codes(row: 2) == (width == 1 ? later : none))
    #expect(images.codes(row: 3) == (height == 1 ? earlier : none))
    #expect(images.codes(row: 4) == (height == 1 ? later : none))
  }

  @Test func eachImageIsFollowedByItsOwnShifts() throws {
    let test = try DataSet.bundled().test
    let expanded = test.expanded()
    #expect(expanded.count == 5000)
    for index in [0, 123, 999] {
      #expect(expanded.images.codes(row: 5 * index) == test.images.codes(row: index))
      #expect(expanded.labels[5 * index..<5 * index + 5].allSatisfy { $0 == test.labels[index] })
      let up = expanded.images.codes(row: 5 * index + 1)
      #expect(up.dropLast(28) == test.images.codes(row: index).dropFirst(28))
    }
  }
}
