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

  @Test func tellsOfItsWorkAndEndsEarly() throws {
    struct Stopped: Error {}
    let test = try DataSet.bundled().test
    var parts: [Int] = []
    _ = test.expanded { parts.append($0) }
    #expect(parts == [500, 500])
    #expect(throws: Stopped.self) { try test.expanded { _ in throw Stopped() } }
  }

  @Test func isRefusedWhereItWouldFillTheMachine() throws {
    func blank(_ count: Int) -> DigitSet {
      var images = SparseRows(columns: 1)
      images.append(codes: [UInt8](repeating: 0, count: count)[...])
      let labels = [UInt8](repeating: 0, count: count)
      return DigitSet(images: images, labels: labels, height: 1, width: 1)
    }
    #expect(blank(200_000).isExpandable)
    #expect(!blank(200_001).isExpandable)
    // 500 images of 60,000 pixels none of which is 0: four bytes each, five times.
    func full(_ count: Int) -> DigitSet {
      let codes = [UInt8](repeating: 1, count: count * 60_000)
      var images = SparseRows(columns: 60_000)
      images.append(codes: codes[...])
      let labels = [UInt8](repeating: 0, count: count)
      return DigitSet(images: images, labels: labels, height: 200, width: 300)
    }
    #expect(full(416).isExpandable)
    #expect(!full(417).isExpandable)
  }
}
